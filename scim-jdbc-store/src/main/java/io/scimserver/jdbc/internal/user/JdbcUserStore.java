package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Created;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoreException.UnsupportedValue;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Store of the users of one tenant; each write is one transaction. */
public record JdbcUserStore(Database database, Tenants tenants, Tenant tenant, Clock clock, PageEnds pageEnds)
        implements UserStore {

    private static final int ATTEMPTS = 10;

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        long number = tenants.numberOf(tenant);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return database.write(session -> insert(session, number, suggestedId, user));
            } catch (DuplicateKeyException e) {
                refuseIfTaken(number, suggestedId, user);
                // Who had the name is gone again: nobody is in the way.
            }
        }
        throw new Unavailable(
                "a user could not be created in " + ATTEMPTS + " attempts",
                Duration.ofSeconds(1),
                new IllegalStateException("unique keys come and go"));
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
            return database.write(session -> {
                List<CreateOutcome> created = new ArrayList<>();
                for (NewUser each : users) {
                    created.add(new Created(insert(session, number, each.suggestedId(), each.user())));
                }
                return created;
            });
        } catch (DuplicateKeyException e) {
            return UserStore.super.createAll(users);
        }
    }

    /**
     * Adds users as another store had them, all or none.
     *
     * @throws DuplicateUser if one of them is there at another version, or another user has its name
     */
    @SuppressWarnings("UnusedException")
    public void add(List<StoredUser> users) {
        long number = tenants.numberOf(tenant);
        requireThatIdsFit(users);
        try {
            database.write(session -> {
                for (StoredUser user : users) {
                    add(session, number, user);
                }
                return true;
            });
        } catch (DuplicateKeyException e) {
            // The ids were not there, so it can only be a name.
            throw new DuplicateUser("userName");
        }
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
                Optional<UserRow> before = at(session, number.get(), id, expectedVersion);
                return before.isPresent() ? update(session, number.get(), before.get(), user) : Optional.empty();
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
                    Optional<UserRow> before = at(session, number.get(), id, expectedVersion);
                    return before.isPresent() && UserTable.delete(session, number.get(), before.get());
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

    private StoredUser insert(Session session, long number, String suggestedId, UserDocument document)
            throws SQLException {
        String id = mayBeUsed(session, number, suggestedId)
                ? suggestedId
                : UUID.randomUUID().toString();
        StoredUser first = StoredUser.created(id, "", document, clock);
        long seq = UserTable.insert(session, number, first, UserRow.FIRST);
        return new StoredUser(id, UserRow.version(seq, UserRow.FIRST), first.created(), first.lastModified(), document);
    }

    /** Returns true if the id fits, and no deleted user had it. */
    private static boolean mayBeUsed(Session session, long number, String id) throws SQLException {
        Sql former = Sql.of("select 1 from scim_former_id where tenant = ? and id = ?", number, Bytes.of(id));
        return Bytes.of(id).length <= UserTable.LONGEST_ID
                && session.first(former, row -> true).isEmpty();
    }

    private Optional<StoredUser> update(Session session, long number, UserRow before, UserDocument document)
            throws SQLException {
        long revision = before.nextRevision(clock.millis());
        StoredUser after = before.user().changed(UserRow.version(before.seq(), revision), document, clock);
        return UserTable.update(session, number, before, new UserRow(before.seq(), revision, after))
                ? Optional.of(after)
                : Optional.empty();
    }

    private static void add(Session session, long number, StoredUser user) throws SQLException {
        Optional<UserRow> present = UserTable.find(session, number, user.id());
        if (present.isEmpty()) {
            UserTable.insert(session, number, user, UserRow.GIVEN);
        } else if (!present.get().user().version().equals(user.version())) {
            throw new DuplicateUser("id");
        }
    }

    private static void requireThatIdsFit(List<StoredUser> users) {
        if (users.stream().anyMatch(user -> Bytes.of(user.id()).length > UserTable.LONGEST_ID)) {
            throw new UnsupportedValue("id", "is longer than " + UserTable.LONGEST_ID + " bytes");
        }
    }

    private static Optional<UserRow> at(Session session, long number, String id, String version) throws SQLException {
        return UserTable.find(session, number, id)
                .filter(row -> row.user().version().equals(version));
    }

    /** Refuses a duplicate. It queries for the taken value: each database tells in another way which key it was. */
    private void refuseIfTaken(long number, String id, UserDocument document) {
        if (exists(Sql.of(
                "select seq from scim_user where tenant = ? and name_hash = ?",
                number,
                UserTable.nameHash(document)))) {
            throw new DuplicateUser("userName");
        }
        if (exists(Sql.of("select seq from scim_user where tenant = ? and id = ?", number, Bytes.of(id)))) {
            throw new DuplicateUser("id");
        }
    }

    private boolean exists(Sql sql) {
        return database.read(
                session -> session.first(sql, row -> row.getLong(1)).isPresent());
    }
}
