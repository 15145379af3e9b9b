package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.MemberFilter;
import io.scimserver.store.search.PageEnds;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Store of the groups of one tenant; each write is one transaction. */
public record JdbcGroupStore(Database database, Tenants tenants, Tenant tenant, Clock clock, PageEnds pageEnds)
        implements GroupStore {

    @Override
    public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
        long users = tenants.numberOf(tenant);
        long groups = UserTable.groupsOf(users);
        NewUser added = new NewUser(suggestedId, group);
        return new NameClaims(database, groups).insert(added, session -> {
            UserRow created = UserTable.create(session, groups, added, clock);
            MemberTable.add(session, users, created.seq(), members);
            return created.user();
        });
    }

    /**
     * Adds groups as another store had them, all or none.
     *
     * @throws DuplicateUser if one of them is there at another version, or another group has its name
     */
    public void add(List<StoredUser> groups) {
        new GivenUsers(database, UserTable.groupsOf(tenants.numberOf(tenant))).add(groups);
    }

    /** Adds those who are not there yet to the members of a group, which keeps its version. */
    public void add(String id, List<Member> members) {
        long users = users();
        database.write(session -> {
            Optional<UserRow> group = UserTable.find(session, UserTable.groupsOf(users), id);
            if (group.isPresent()) {
                long seq = group.get().seq();
                Set<String> present = ids(MemberTable.find(session, seq, ids(members)));
                MemberTable.add(session, users, seq, filter(members, member -> !present.contains(member.id())));
            }
            return true;
        });
    }

    @Override
    public Optional<StoredUser> find(String id) {
        long groups = UserTable.groupsOf(users());
        return database.read(session -> UserTable.find(session, groups, id)).map(UserRow::user);
    }

    @Override
    @SuppressWarnings("UnusedException")
    public Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange members) {
        long users = users();
        long groups = UserTable.groupsOf(users);
        try {
            return database.write(session -> {
                Optional<UserRow> before = UserTable.find(session, groups, id, expectedVersion);
                return before.isPresent() ? write(session, users, before.get(), group, members) : Optional.empty();
            });
        } catch (DuplicateKeyException e) {
            // The id stays as it is, and members are compared before: it can only be the name.
            throw new DuplicateUser(UserTable.nameOf(groups));
        }
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        long users = users();
        return database.write(session -> {
            Optional<UserRow> before = UserTable.find(session, UserTable.groupsOf(users), id, expectedVersion);
            return before.isPresent() && delete(session, users, before.get());
        });
    }

    @Override
    public UserPage search(UserQuery query) {
        long groups = UserTable.groupsOf(users());
        MemberFilter filter = MemberFilter.of(query.filter());
        UserQuery onDocuments = new UserQuery(filter.others(), query.sort(), query.paging(), query.types());
        return filter.member()
                .map(member -> ScanningSearch.search(
                        rowsOf(Set.of(member)).stream()
                                .map(row -> new Listed(
                                        row.group().seq(), row.group().user())),
                        onDocuments))
                .orElseGet(() -> database.read(session -> new Search(session, groups, onDocuments, pageEnds).run()));
    }

    @Override
    public MemberPage members(String id, String position, int count) {
        long groups = UserTable.groupsOf(users());
        return database.read(session -> {
            Optional<UserRow> group = UserTable.find(session, groups, id);
            return group.isPresent()
                    ? page(session, group.get().seq(), position, count)
                    : new MemberPage(List.of(), 0, Optional.empty());
        });
    }

    @Override
    public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
        Map<String, List<StoredUser>> groups = new LinkedHashMap<>();
        rowsOf(memberIds)
                .forEach(row -> groups.computeIfAbsent(row.member(), member -> new ArrayList<>())
                        .add(row.group().user()));
        return groups;
    }

    /** Ends memberships that were written while the deletion ran: its transaction ended those that it could see. */
    @Override
    public void forget(String memberId) {
        long users = users();
        if (database.read(session -> MemberTable.isMember(session, users, memberId))) {
            database.write(session -> {
                MemberTable.leaveAll(session, users, memberId, clock);
                return true;
            });
        }
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    /** Group of somebody. */
    private record Membership(String member, UserRow group) {

        static Membership read(ResultSet row) throws SQLException {
            return new Membership(Bytes.text(row.getBytes(8)), UserRow.read(row));
        }
    }

    private List<Membership> rowsOf(Set<String> memberIds) {
        if (memberIds.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.of(
                        "select " + UserRow.COLUMNS + ", m.id from scim_member m join scim_user u on u.seq = m.grp"
                                + " where m.tenant = ? and m.id in (",
                        users())
                .plus(IdList.of(memberIds))
                .plus(") order by u.seq");
        return database.read(session -> session.list(sql, Membership::read));
    }

    /** Writes the group if it is another one afterwards; empty if somebody else changed it meanwhile. */
    private Optional<GroupWrite> write(
            Session session, long users, UserRow before, UserDocument group, MemberChange change) throws SQLException {
        List<Member> present = present(session, before.seq(), change);
        Set<String> presentIds = ids(present);
        Set<String> addedIds = ids(change.added());
        List<Member> joining = filter(change.added(), member -> !presentIds.contains(member.id()));
        List<Member> leaving = filter(
                present,
                member -> !addedIds.contains(member.id())
                        && (change.replacesAll() || change.removed().contains(member.id())));
        if (joining.isEmpty() && leaving.isEmpty() && group.equals(before.user().attributes())) {
            return Optional.of(new GroupWrite(before.user(), Set.of(), Set.of()));
        }
        Optional<StoredUser> after = UserTable.change(session, UserTable.groupsOf(users), before, group, clock);
        if (after.isPresent()) {
            MemberTable.remove(session, before.seq(), leaving);
            MemberTable.add(session, users, before.seq(), joining);
        }
        return after.map(written -> new GroupWrite(written, ids(joining), ids(leaving)));
    }

    /** Returns the members that the change concerns. */
    private static List<Member> present(Session session, long group, MemberChange change) throws SQLException {
        if (change.replacesAll()) {
            return MemberTable.page(session, group, "", Integer.MAX_VALUE);
        }
        List<String> named = new ArrayList<>(ids(change.added()));
        named.addAll(change.removed());
        return MemberTable.find(session, group, named);
    }

    private boolean delete(Session session, long users, UserRow before) throws SQLException {
        boolean isDeleted = UserTable.delete(session, UserTable.groupsOf(users), before);
        if (isDeleted) {
            MemberTable.clear(session, before.seq());
            MemberTable.leaveAll(session, users, before.user().id(), clock);
        }
        return isDeleted;
    }

    private static MemberPage page(Session session, long group, String position, int count) throws SQLException {
        List<Member> oneMore = MemberTable.page(session, group, position, count + 1L);
        List<Member> page = oneMore.subList(0, Math.min(count, oneMore.size()));
        Optional<String> next = page.size() < oneMore.size() && !page.isEmpty()
                ? Optional.of(page.get(page.size() - 1).id())
                : Optional.empty();
        return new MemberPage(page, Math.toIntExact(MemberTable.count(session, group)), next);
    }

    /** Returns the number of the tenant. A transaction gets it before it begins: finding it may take another connection. */
    private long users() {
        return tenants.find(tenant).orElse(Tenants.NONE);
    }

    private static List<Member> filter(Collection<Member> members, Predicate<Member> condition) {
        return members.stream().filter(condition).toList();
    }

    private static Set<String> ids(Collection<Member> members) {
        return members.stream().map(Member::id).collect(Collectors.toSet());
    }
}
