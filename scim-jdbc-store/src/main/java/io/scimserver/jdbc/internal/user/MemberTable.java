package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.Member;
import io.scimserver.store.StoreException.UnsupportedValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Rows of memberships: each method is a part of a transaction. */
final class MemberTable {

    /** Kinds in the order of their numbers in the table. */
    private static final List<Member.Kind> KINDS = List.of(Member.Kind.USER, Member.Kind.GROUP, Member.Kind.UNKNOWN);

    private MemberTable() {}

    static void deleteAll(Session session, long tenant) throws SQLException {
        session.update(Sql.of("delete from scim_member where tenant = ?", tenant));
    }

    /** Finds those of these ids who are members. */
    static List<Member> find(Session session, long group, Collection<String> ids) throws SQLException {
        return IdList.find(
                session,
                Sql.of("select id, kind from scim_member where grp = ? and id", group),
                ids,
                MemberTable::read);
    }

    /**
     * Returns the members behind a place, in the order of the bytes of their ids.
     *
     * @param afterId the id of the last member before; an empty text for the beginning
     */
    static List<Member> page(Session session, long group, String afterId, long count) throws SQLException {
        return session.list(
                Sql.of(
                        "select id, kind from scim_member where grp = ? and id > ? order by id limit ?",
                        group,
                        Bytes.of(afterId),
                        count),
                MemberTable::read);
    }

    static long count(Session session, long group) throws SQLException {
        return session.number(Sql.of("select count(*) from scim_member where grp = ?", group));
    }

    /** @throws UnsupportedValue if the id of a member is longer than any that a user can have */
    static void add(Session session, long tenant, long group, Collection<Member> members) throws SQLException {
        if (members.stream().anyMatch(member -> Bytes.of(member.id()).length > UserTable.LONGEST_ID)) {
            throw new UnsupportedValue("members.value", "an id has at most " + UserTable.LONGEST_ID + " bytes");
        }
        session.batch(
                "insert into scim_member (tenant, grp, id, kind) values (?, ?, ?, ?)",
                members.stream()
                        .map(member ->
                                List.<Object>of(tenant, group, Bytes.of(member.id()), KINDS.indexOf(member.kind())))
                        .toList());
    }

    static void remove(Session session, long group, Collection<Member> members) throws SQLException {
        session.batch(
                "delete from scim_member where grp = ? and id = ?",
                members.stream()
                        .map(member -> List.<Object>of(group, Bytes.of(member.id())))
                        .toList());
    }

    /** Removes all members of a group. */
    static void clear(Session session, long group) throws SQLException {
        session.update(Sql.of("delete from scim_member where grp = ?", group));
    }

    /** Returns true if this is a member of any group. */
    static boolean isMember(Session session, long tenant, String id) throws SQLException {
        return session.number(
                        Sql.of("select count(*) from scim_member where tenant = ? and id = ?", tenant, Bytes.of(id)))
                > 0;
    }

    /** Ends all memberships of a deleted user or group; each of its groups gets a new version. */
    static void leaveAll(Session session, long tenant, String id, Clock clock) throws SQLException {
        List<Long> groups = session.list(
                Sql.of("select grp from scim_member where tenant = ? and id = ? order by grp", tenant, Bytes.of(id)),
                row -> row.getLong(1));
        long now = clock.millis();
        for (long group : groups) {
            UserTable.touch(session, UserTable.groupsOf(tenant), group, now);
            remove(session, group, List.of(new Member(id, Member.Kind.UNKNOWN)));
        }
    }

    private static Member read(ResultSet row) throws SQLException {
        return new Member(Bytes.text(row.getBytes(1)), KINDS.get(row.getInt(2)));
    }
}
