package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Rows of memberships: each method is a part of a transaction. */
final class MemberTable {

    /** Maximum number of ids in one statement. */
    private static final int CHUNK = 500;

    /** Row of a user or group who is, or may become, a member. */
    record MemberRow(long seq, Member member) {

        static MemberRow read(ResultSet row) throws SQLException {
            Member.Kind kind = row.getLong(3) < 0 ? Member.Kind.GROUP : Member.Kind.USER;
            return new MemberRow(row.getLong(1), new Member(Bytes.text(row.getBytes(2)), kind));
        }
    }

    private MemberTable() {}

    /**
     * Finds users and groups by their ids, and keeps them from being deleted until the transaction ends: a membership
     * never names somebody who is gone.
     */
    static List<MemberRow> claim(Session session, long tenant, Collection<String> ids) throws SQLException {
        return byIds(
                session,
                ids,
                list -> Sql.of(
                                "select seq, id, tenant from scim_user where tenant in (?, ?) and id in (",
                                tenant,
                                UserTable.groupsOf(tenant))
                        .plus(list)
                        .plus(")" + session.dialect().forUpdate()));
    }

    /** Finds those of these ids who are members. */
    static List<MemberRow> find(Session session, long group, Collection<String> ids) throws SQLException {
        return byIds(
                session,
                ids,
                list -> Sql.of(
                                "select u.seq, u.id, u.tenant from scim_member m join scim_user u on u.seq = m.member"
                                        + " where m.grp = ? and u.id in (",
                                group)
                        .plus(list)
                        .plus(")"));
    }

    /** Returns the members behind a place, in the order of their creation. */
    static List<MemberRow> page(Session session, long group, long after, long count) throws SQLException {
        return session.list(
                Sql.of(
                        "select u.seq, u.id, u.tenant from scim_member m join scim_user u on u.seq = m.member"
                                + " where m.grp = ? and m.member > ? order by m.member limit ?",
                        group,
                        after,
                        count),
                MemberRow::read);
    }

    static long count(Session session, long group) throws SQLException {
        return session.number(Sql.of("select count(*) from scim_member where grp = ?", group));
    }

    static void add(Session session, long group, Collection<MemberRow> members) throws SQLException {
        session.batch(
                "insert into scim_member (grp, member) values (?, ?)",
                members.stream().map(row -> values(group, row)).toList());
    }

    static void remove(Session session, long group, Collection<MemberRow> members) throws SQLException {
        session.batch(
                "delete from scim_member where grp = ? and member = ?",
                members.stream().map(row -> values(group, row)).toList());
    }

    /** Removes all members of a group. */
    static void clear(Session session, long group) throws SQLException {
        session.update(Sql.of("delete from scim_member where grp = ?", group));
    }

    /** Ends all memberships of a deleted user or group; each of its groups gets a new version. */
    static void leaveAll(Session session, long member, Clock clock) throws SQLException {
        List<Long> groups = session.list(
                Sql.of("select grp from scim_member where member = ? order by grp", member), row -> row.getLong(1));
        long now = clock.millis();
        for (long group : groups) {
            session.update(Sql.of(
                    "update scim_user set revision = revision + 1,"
                            + " modified = case when modified > ? then modified else ? end where seq = ?",
                    now,
                    now,
                    group));
        }
        session.update(Sql.of("delete from scim_member where member = ?", member));
    }

    @FunctionalInterface
    private interface Query {
        Sql of(Sql idList);
    }

    private static List<MemberRow> byIds(Session session, Collection<String> ids, Query query) throws SQLException {
        List<MemberRow> found = new ArrayList<>();
        List<String> all = ids.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            found.addAll(session.list(query.of(list(chunk)), MemberRow::read));
        }
        return found;
    }

    /** Returns the ids as a list of parameters. */
    static Sql list(Collection<String> ids) {
        return new Sql(
                String.join(", ", Collections.nCopies(ids.size(), "?")),
                ids.stream().<Object>map(Bytes::of).toList());
    }

    private static List<Object> values(long group, MemberRow row) {
        return List.of(group, row.seq());
    }
}
