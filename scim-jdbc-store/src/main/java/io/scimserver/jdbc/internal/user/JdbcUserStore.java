package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Created;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Store of the users of one tenant; each write is one transaction. */
public record JdbcUserStore(Database database, Tenants tenants, Tenant tenant, Clock clock, PageEnds pageEnds)
        implements UserStore {

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        long number = tenants.numberOf(tenant);
        NewUser added = new NewUser(suggestedId, user);
        return new NameClaims(database, number)
                .insert(
                        added,
                        session ->
                                UserTable.create(session, number, added, clock).user());
    }

    /** Creates the users in one transaction, or, if one of them is refused, each in its own. */
    @Override
    @SuppressWarnings("UnusedException")
    public List<CreateOutcome> createAll(List<NewUser> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        long number = tenants.numberOf(tenant);
        try {
            return database.write(session -> UserTable.create(session, number, users, clock).stream()
                    .<CreateOutcome>map(row -> new Created(row.user()))
                    .toList());
        } catch (DuplicateKeyException e) {
            return UserStore.super.createAll(users);
        }
    }

    /**
     * Adds users as another store had them, all or none.
     *
     * @throws DuplicateUser if one of them is there at another version, or another user has its name
     */
    public void add(List<StoredUser> users) {
        new GivenUsers(database, tenants.numberOf(tenant)).add(users);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return tenants.find(tenant)
                .flatMap(number -> database.read(session -> UserTable.find(session, number, id)))
                .map(UserRow::user);
    }

    @Override
    @SuppressWarnings("UnusedException")
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        Optional<Long> number = tenants.find(tenant);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        try {
            return database.write(session -> {
                Optional<UserRow> before = UserTable.find(session, number.get(), id, expectedVersion);
                return before.isPresent()
                        ? UserTable.change(session, number.get(), before.get(), user, clock)
                        : Optional.empty();
            });
        } catch (DuplicateKeyException e) {
            // The id stays as it is, so it can only be the name.
            throw new DuplicateUser("userName");
        }
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        Optional<Long> number = tenants.find(tenant);
        return number.isPresent()
                && database.write(session -> {
                    Optional<UserRow> before = UserTable.find(session, number.get(), id, expectedVersion);
                    return before.isPresent() && delete(session, number.get(), before.get());
                });
    }

    @Override
    public UserPage search(UserQuery query) {
        long number = tenants.find(tenant).orElse(Tenants.NONE);
        return database.read(session -> new Search(session, number, query, pageEnds).run());
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    /** Deletes a user and its memberships; returns false if it is at another version by now. */
    private boolean delete(Session session, long number, UserRow before) throws SQLException {
        boolean isDeleted = UserTable.delete(session, number, before);
        if (isDeleted) {
            MemberTable.leaveAll(session, number, before.user().id(), clock);
        }
        return isDeleted;
    }
}
