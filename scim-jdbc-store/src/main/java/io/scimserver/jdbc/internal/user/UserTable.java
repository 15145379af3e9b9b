package io.scimserver.jdbc.internal.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.value.Folding;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Rows of users, with those of their terms: each method is a part of a transaction. Groups are rows of this table too:
 * their tenant has the number of the users' tenant with a minus sign, and their name is {@code displayName}.
 */
final class UserTable {

    /** Maximum number of bytes of an id. */
    static final int LONGEST_ID = 255;

    private static final String INSERT = "insert into scim_user"
            + " (tenant, id, name_hash, revision, active, created, modified, doc) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_GIVEN = "insert into scim_given_version (tenant, seq, version) values (?, ?, ?)";
    private static final String DELETE_GIVEN = "delete from scim_given_version where tenant = ? and seq = ?";
    private static final String UPDATE = "update scim_user set revision = ?, name_hash = ?, active = ?,"
            + " modified = ?, doc = ? where seq = ? and revision = ?";
    /** The revision after this one is that of {@link UserRow#nextRevision}. */
    private static final String TOUCH = "update scim_user set revision = case when revision = " + UserRow.GIVEN
            + " then ? else revision + 1 end, modified = case when modified > ? then modified else ? end where seq = ?";

    private static final String DELETE = "delete from scim_user where seq = ? and revision = ?";
    private static final String INSERT_FORMER_ID = "insert into scim_former_id (tenant, id) values (?, ?)";
    private static final String INSERT_TERM =
            "insert into scim_term (tenant, attr, k, seq, elem, preferred) values (?, ?, ?, ?, ?, ?)";
    private static final String DELETE_TERM =
            "delete from scim_term where tenant = ? and attr = ? and k = ? and seq = ? and elem = ?";

    private UserTable() {}

    /** Returns the number under which the groups of a tenant stand. */
    static long groupsOf(long tenant) {
        return -tenant;
    }

    /** Finds a user at this version. */
    static Optional<UserRow> find(Session session, long tenant, String id, String version) throws SQLException {
        return find(session, tenant, id).filter(row -> row.user().version().equals(version));
    }

    /** Finds a user; an id that is no Unicode text has become another one in bytes, and nobody has it. */
    static Optional<UserRow> find(Session session, long tenant, String id) throws SQLException {
        Sql sql = Sql.of(
                "select " + UserRow.COLUMNS + " from scim_user u where u.tenant = ? and u.id = ?",
                tenant,
                Bytes.of(id));
        return session.first(sql, UserRow::read).filter(row -> row.user().id().equals(id));
    }

    /** Inserts a new user as {@link #create(Session, long, List, Clock)} does. */
    static UserRow create(Session session, long tenant, NewUser user, Clock clock) throws SQLException {
        return create(session, tenant, List.of(user), clock).get(0);
    }

    /** Inserts new users; each with an id of its own if the suggested one cannot be had. */
    static List<UserRow> create(Session session, long tenant, List<NewUser> users, Clock clock) throws SQLException {
        Set<String> former = formerIds(session, tenant, users);
        List<StoredUser> first = users.stream()
                .map(user -> StoredUser.created(id(user.suggestedId(), former), "", user.user(), clock))
                .toList();
        List<Long> places = insert(session, tenant, first, UserRow.FIRST);
        return IntStream.range(0, first.size())
                .mapToObj(i -> UserRow.created(places.get(i), first.get(i)))
                .toList();
    }

    /** Returns those of the suggested ids that deleted users had. */
    private static Set<String> formerIds(Session session, long tenant, List<NewUser> users) throws SQLException {
        List<String> suggested = users.stream().map(NewUser::suggestedId).toList();
        Sql former = Sql.of("select id from scim_former_id where tenant = ? and id", tenant);
        return Set.copyOf(IdList.find(session, former, suggested, row -> Bytes.text(row.getBytes(1))));
    }

    private static String id(String suggested, Set<String> former) {
        boolean mayBeUsed = isId(suggested) && !former.contains(suggested);
        return mayBeUsed ? suggested : UUID.randomUUID().toString();
    }

    /** Returns true if a user can have this id: it is a Unicode text, and not too long. */
    static boolean isId(String id) {
        byte[] bytes = Bytes.of(id);
        return bytes.length <= LONGEST_ID && Bytes.text(bytes).equals(id);
    }

    /** Gives a user other attributes and a new version; empty if it is not at that revision any more. */
    static Optional<StoredUser> change(Session session, long tenant, UserRow before, UserDocument document, Clock clock)
            throws SQLException {
        long revision = before.nextRevision(clock.millis());
        StoredUser after = before.user().changed(UserRow.version(before.seq(), revision), document, clock);
        return update(session, tenant, before, new UserRow(before.seq(), revision, after))
                ? Optional.of(after)
                : Optional.empty();
    }

    /**
     * Inserts users, and returns their places.
     *
     * @param revision the first part of their versions; {@link UserRow#GIVEN}: they have versions
     */
    static List<Long> insert(Session session, long tenant, List<StoredUser> users, long revision) throws SQLException {
        List<Long> places = new ArrayList<>();
        List<List<Object>> terms = new ArrayList<>();
        for (StoredUser user : users) {
            long seq = session.insert(new Sql(INSERT, values(tenant, user, revision)), "seq");
            places.add(seq);
            Term.of(user).forEach(term -> terms.add(term.values(tenant, seq)));
        }
        session.batch(INSERT_TERM, terms);
        return places;
    }

    /** Remembers the version of a user that another store gave it. */
    static void insertVersion(Session session, long tenant, long seq, String version) throws SQLException {
        session.update(Sql.of(INSERT_GIVEN, tenant, seq, Bytes.of(version)));
    }

    private static List<Object> values(long tenant, StoredUser user, long revision) {
        return List.of(
                tenant,
                Bytes.of(user.id()),
                nameHash(tenant, user.attributes()),
                revision,
                active(user.attributes()),
                user.created().toEpochMilli(),
                user.lastModified().toEpochMilli(),
                user.attributes().json());
    }

    /** Replaces a user, of whose terms only the difference is written; returns false if it is not at that revision. */
    static boolean update(Session session, long tenant, UserRow before, UserRow after) throws SQLException {
        UserDocument document = after.user().attributes();
        int changed = session.update(Sql.of(
                UPDATE,
                after.revision(),
                nameHash(tenant, document),
                active(document),
                after.user().lastModified().toEpochMilli(),
                document.json(),
                before.seq(),
                before.revision()));
        if (changed == 0) {
            return false;
        }
        deleteGivenVersion(session, tenant, before);
        Set<Term> old = Term.of(before.user());
        Set<Term> wanted = Term.of(after.user());
        deleteTerms(session, tenant, before.seq(), without(old, wanted));
        insertTerms(session, tenant, before.seq(), without(wanted, old));
        return true;
    }

    /** Gives a user a new version, whatever the present one is. */
    static void touch(Session session, long tenant, long seq, long now) throws SQLException {
        session.update(Sql.of(TOUCH, now, now, now, seq));
        session.update(Sql.of(DELETE_GIVEN, tenant, seq));
    }

    /** Deletes a user but for its id; returns false if it is not at that revision. */
    static boolean delete(Session session, long tenant, UserRow before) throws SQLException {
        if (session.update(Sql.of(DELETE, before.seq(), before.revision())) == 0) {
            return false;
        }
        deleteGivenVersion(session, tenant, before);
        deleteTerms(session, tenant, before.seq(), Term.of(before.user()));
        session.update(Sql.of(INSERT_FORMER_ID, tenant, Bytes.of(before.user().id())));
        return true;
    }

    /** Deletes all users of a tenant, and what is remembered of those deleted before; returns their number. */
    static long deleteAll(Session session, long tenant) throws SQLException {
        session.update(Sql.of("delete from scim_term where tenant = ?", tenant));
        session.update(Sql.of("delete from scim_given_version where tenant = ?", tenant));
        session.update(Sql.of("delete from scim_former_id where tenant = ?", tenant));
        return session.update(Sql.of("delete from scim_user where tenant = ?", tenant));
    }

    static byte[] nameHash(long tenant, UserDocument document) {
        return Bytes.hash(Folding.fold(document.tree().path(nameOf(tenant)).asText()));
    }

    /** Returns the attribute that no two users, or groups, of the tenant have in common. */
    static String nameOf(long tenant) {
        return tenant < 0 ? "displayName" : "userName";
    }

    private static int active(UserDocument document) {
        JsonNode active = document.tree().path("active");
        if (!active.isBoolean()) {
            return 2;
        }
        return active.booleanValue() ? 1 : 0;
    }

    private static void deleteGivenVersion(Session session, long tenant, UserRow before) throws SQLException {
        if (before.revision() == UserRow.GIVEN) {
            session.update(Sql.of(DELETE_GIVEN, tenant, before.seq()));
        }
    }

    private static List<Term> without(Set<Term> terms, Set<Term> others) {
        return terms.stream().filter(term -> !others.contains(term)).toList();
    }

    private static void insertTerms(Session session, long tenant, long seq, Collection<Term> terms)
            throws SQLException {
        session.batch(
                INSERT_TERM,
                terms.stream().map(term -> term.values(tenant, seq)).toList());
    }

    private static void deleteTerms(Session session, long tenant, long seq, Collection<Term> terms)
            throws SQLException {
        session.batch(
                DELETE_TERM,
                terms.stream().map(term -> term.keyValues(tenant, seq)).toList());
    }
}
