package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Users or groups that are added as another store had them.
 *
 * @param tenant the number of the tenant's users, or that of its groups
 */
record GivenUsers(Database database, long tenant) {

    /**
     * Adds those who are not there yet, all or none.
     *
     * @throws DuplicateUser if one of them is there at another version, or somebody else has its name
     */
    @SuppressWarnings("UnusedException")
    void add(List<StoredUser> users) {
        requireThatIdsFit(users);
        try {
            database.write(session -> {
                for (StoredUser user : users) {
                    add(session, user);
                }
                return true;
            });
        } catch (DuplicateKeyException e) {
            // The ids were not there, so it can only be a name.
            throw new DuplicateUser(UserTable.nameOf(tenant));
        }
    }

    private void add(Session session, StoredUser user) throws SQLException {
        Optional<UserRow> present = UserTable.find(session, tenant, user.id());
        if (present.isEmpty()) {
            long seq = UserTable.insert(session, tenant, List.of(user), UserRow.GIVEN)
                    .get(0);
            UserTable.insertVersion(session, tenant, seq, user.version());
        } else if (!present.get().user().version().equals(user.version())) {
            throw new DuplicateUser("id");
        }
    }

    private static void requireThatIdsFit(List<StoredUser> users) {
        if (!users.stream().map(StoredUser::id).allMatch(UserTable::isId)) {
            throw new UnsupportedValue("id", "is no Unicode text of at most " + UserTable.LONGEST_ID + " bytes");
        }
    }
}
