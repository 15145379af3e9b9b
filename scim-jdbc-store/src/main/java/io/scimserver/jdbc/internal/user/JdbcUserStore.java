package io.scimserver.jdbc.internal.user;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.PageEnds;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Store of the users of one tenant; each write is one transaction. */
public record JdbcUserStore(Database database, Tenants tenants, Tenant tenant, Clock clock, PageEnds pageEnds)
        implements UserStore {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_ID = 255;
    private static final String INSERT = "insert into scim_user"
            + " (tenant, id, name_hash, revision, active, created, modified, doc) values (?, ?, ?, 1, ?, ?, ?, ?)";
    private static final String UPDATE = "update scim_user set revision = revision + 1, name_hash = ?, active = ?,"
            + " modified = ?, doc = ? where seq = ? and revision = ?";
    private static final String DELETE = "delete from scim_user where seq = ? and revision = ?";
    private static final String INSERT_FORMER_ID = "insert into scim_former_id (tenant, id) values (?, ?)";
    private static final String INSERT_TERM =
            "insert into scim_term (tenant, attr, k, seq, elem, preferred) values (?, ?, ?, ?, ?, ?)";
    private static final String DELETE_TERM =
            "delete from scim_term where tenant = ? and attr = ? and k = ? and seq = ? and elem = ?";

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

    @Override
    public Optional<StoredUser> find(String id) {
        return tenants.find(tenant)
                .flatMap(number -> database.read(session -> select(session, number, id)))
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

    private StoredUser insert(Session session, long number, String suggestedId, UserDocument document)
            throws SQLException {
        String id = mayBeUsed(session, number, suggestedId)
                ? suggestedId
                : UUID.randomUUID().toString();
        StoredUser first = StoredUser.created(id, "", document, clock);
        long created = first.created().toEpochMilli();
        long seq = session.insert(
                Sql.of(
                        INSERT,
                        number,
                        Bytes.of(id),
                        nameHash(document),
                        active(document),
                        created,
                        created,
                        document.json()),
                "seq");
        StoredUser user = new StoredUser(id, UserRow.version(seq, 1), first.created(), first.lastModified(), document);
        insertTerms(session, number, seq, Term.of(user));
        return user;
    }

    /** Returns true if the id fits, and no deleted user had it. */
    private static boolean mayBeUsed(Session session, long number, String id) throws SQLException {
        Sql former = Sql.of("select 1 from scim_former_id where tenant = ? and id = ?", number, Bytes.of(id));
        return Bytes.of(id).length <= LONGEST_ID
                && session.first(former, row -> true).isEmpty();
    }

    private Optional<StoredUser> update(Session session, long number, UserRow before, UserDocument document)
            throws SQLException {
        StoredUser after = before.user().changed(UserRow.version(before.seq(), before.revision() + 1), document, clock);
        int changed = session.update(Sql.of(
                UPDATE,
                nameHash(document),
                active(document),
                after.lastModified().toEpochMilli(),
                document.json(),
                before.seq(),
                before.revision()));
        if (changed == 0) {
            return Optional.empty();
        }
        Set<Term> old = Term.of(before.user());
        Set<Term> wanted = Term.of(after);
        deleteTerms(session, number, before.seq(), without(old, wanted));
        insertTerms(session, number, before.seq(), without(wanted, old));
        return Optional.of(after);
    }

    private static boolean delete(Session session, long number, UserRow before) throws SQLException {
        if (session.update(Sql.of(DELETE, before.seq(), before.revision())) == 0) {
            return false;
        }
        deleteTerms(session, number, before.seq(), Term.of(before.user()));
        session.update(Sql.of(INSERT_FORMER_ID, number, Bytes.of(before.user().id())));
        return true;
    }

    private static List<Term> without(Set<Term> terms, Set<Term> others) {
        return terms.stream().filter(term -> !others.contains(term)).toList();
    }

    private static void insertTerms(Session session, long number, long seq, Collection<Term> terms)
            throws SQLException {
        session.batch(
                INSERT_TERM,
                terms.stream().map(term -> term.values(number, seq)).toList());
    }

    private static void deleteTerms(Session session, long number, long seq, Collection<Term> terms)
            throws SQLException {
        session.batch(
                DELETE_TERM,
                terms.stream().map(term -> term.keyValues(number, seq)).toList());
    }

    private static Optional<UserRow> at(Session session, long number, String id, String version) throws SQLException {
        return select(session, number, id).filter(row -> row.user().version().equals(version));
    }

    /** Selects a user; an id that is no Unicode text has become another one in bytes, and nobody has it. */
    private static Optional<UserRow> select(Session session, long number, String id) throws SQLException {
        Sql sql = Sql.of(
                "select " + UserRow.COLUMNS + " from scim_user u where u.tenant = ? and u.id = ?",
                number,
                Bytes.of(id));
        return session.first(sql, UserRow::read).filter(row -> row.user().id().equals(id));
    }

    /** Refuses a duplicate. It queries for the taken value: each database tells in another way which key it was. */
    private void refuseIfTaken(long number, String id, UserDocument document) {
        if (exists(
                Sql.of("select seq from scim_user where tenant = ? and name_hash = ?", number, nameHash(document)))) {
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

    private static byte[] nameHash(UserDocument document) {
        return Bytes.hash(Folding.fold(document.tree().path("userName").asText()));
    }

    private static int active(UserDocument document) {
        JsonNode active = document.tree().path("active");
        if (!active.isBoolean()) {
            return 2;
        }
        return active.booleanValue() ? 1 : 0;
    }
}
