package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.user.MemberTable.MemberRow;
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
            MemberTable.add(session, created.seq(), MemberTable.claim(session, users, ids(members)));
            return created.user();
        });
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return database.read(session -> UserTable.find(session, groups(), id)).map(UserRow::user);
    }

    @Override
    @SuppressWarnings("UnusedException")
    public Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange members) {
        try {
            return database.write(session -> {
                Optional<UserRow> before = UserTable.find(session, groups(), id, expectedVersion);
                return before.isPresent() ? write(session, before.get(), group, members) : Optional.empty();
            });
        } catch (DuplicateKeyException e) {
            // The id stays as it is, and members are compared before: it can only be the name.
            throw new DuplicateUser(UserTable.nameOf(groups()));
        }
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return database.write(session -> {
            Optional<UserRow> before = UserTable.find(session, groups(), id, expectedVersion);
            return before.isPresent() && delete(session, before.get());
        });
    }

    @Override
    public UserPage search(UserQuery query) {
        MemberFilter filter = MemberFilter.of(query.filter());
        UserQuery onDocuments = new UserQuery(filter.others(), query.sort(), query.paging(), query.types());
        return filter.member()
                .map(member -> ScanningSearch.search(
                        rowsOf(Set.of(member)).stream()
                                .map(row -> new Listed(
                                        row.group().seq(), row.group().user())),
                        onDocuments))
                .orElseGet(() -> database.read(session -> new Search(session, groups(), onDocuments, pageEnds).run()));
    }

    @Override
    public MemberPage members(String id, String position, int count) {
        long after = position.isEmpty() ? 0 : Long.parseLong(position);
        return database.read(session -> {
            Optional<UserRow> group = UserTable.find(session, groups(), id);
            return group.isPresent()
                    ? page(session, group.get().seq(), after, count)
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

    /** Does nothing: the transaction that deletes a user ends its memberships. */
    @Override
    public void forget(String memberId) {}

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
                        "select " + UserRow.COLUMNS + ", x.id from scim_user x"
                                + " join scim_member m on m.member = x.seq join scim_user u on u.seq = m.grp"
                                + " where x.tenant in (?, ?) and x.id in (",
                        users(),
                        groups())
                .plus(MemberTable.list(memberIds))
                .plus(") order by u.seq");
        return database.read(session -> session.list(sql, Membership::read));
    }

    /** Writes the group if it is another one afterwards; empty if somebody else changed it meanwhile. */
    private Optional<GroupWrite> write(Session session, UserRow before, UserDocument group, MemberChange change)
            throws SQLException {
        List<MemberRow> wanted = MemberTable.claim(session, users(), ids(change.added()));
        List<MemberRow> present = present(session, before.seq(), change);
        Set<Long> wantedRows = places(wanted);
        Set<Long> presentRows = places(present);
        List<MemberRow> joining = filter(wanted, row -> !presentRows.contains(row.seq()));
        List<MemberRow> leaving = filter(
                present,
                row -> !wantedRows.contains(row.seq())
                        && (change.replacesAll()
                                || change.removed().contains(row.member().id())));
        if (joining.isEmpty() && leaving.isEmpty() && group.equals(before.user().attributes())) {
            return Optional.of(new GroupWrite(before.user(), Set.of(), Set.of()));
        }
        Optional<StoredUser> after = UserTable.change(session, groups(), before, group, clock);
        if (after.isPresent()) {
            MemberTable.remove(session, before.seq(), leaving);
            MemberTable.add(session, before.seq(), joining);
        }
        return after.map(written -> new GroupWrite(written, idsOf(joining), idsOf(leaving)));
    }

    /** Returns the members that the change concerns. */
    private static List<MemberRow> present(Session session, long group, MemberChange change) throws SQLException {
        if (change.replacesAll()) {
            return MemberTable.page(session, group, 0, Integer.MAX_VALUE);
        }
        List<String> named = new ArrayList<>(ids(change.added()));
        named.addAll(change.removed());
        return MemberTable.find(session, group, named);
    }

    private boolean delete(Session session, UserRow before) throws SQLException {
        boolean isDeleted = UserTable.delete(session, groups(), before);
        if (isDeleted) {
            MemberTable.clear(session, before.seq());
            MemberTable.leaveAll(session, before.seq(), clock);
        }
        return isDeleted;
    }

    private static MemberPage page(Session session, long group, long after, int count) throws SQLException {
        List<MemberRow> oneMore = MemberTable.page(session, group, after, count + 1L);
        List<MemberRow> page = oneMore.subList(0, Math.min(count, oneMore.size()));
        Optional<String> next = page.size() < oneMore.size() && !page.isEmpty()
                ? Optional.of(String.valueOf(page.get(page.size() - 1).seq()))
                : Optional.empty();
        return new MemberPage(
                page.stream().map(MemberRow::member).toList(),
                Math.toIntExact(MemberTable.count(session, group)),
                next);
    }

    private long users() {
        return tenants.find(tenant).orElse(Tenants.NONE);
    }

    private long groups() {
        return UserTable.groupsOf(users());
    }

    private static List<MemberRow> filter(List<MemberRow> rows, Predicate<MemberRow> condition) {
        return rows.stream().filter(condition).toList();
    }

    private static Set<Long> places(Collection<MemberRow> rows) {
        return rows.stream().map(MemberRow::seq).collect(Collectors.toSet());
    }

    private static Set<String> idsOf(Collection<MemberRow> rows) {
        return rows.stream().map(row -> row.member().id()).collect(Collectors.toSet());
    }

    private static Set<String> ids(Collection<Member> members) {
        return members.stream().map(Member::id).collect(Collectors.toSet());
    }
}
