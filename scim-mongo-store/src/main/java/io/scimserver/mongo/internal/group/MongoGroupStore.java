package io.scimserver.mongo.internal.group;

import io.scimserver.mongo.internal.group.GroupDocuments.Group;
import io.scimserver.mongo.internal.user.StoredResources;
import io.scimserver.mongo.internal.user.form.SearchTree;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.MemberFilter;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Store of the groups of one tenant. The document of a group decides every change, in one compare-and-set write that
 * names those who join and leave; then the change is carried out in the documents of the members. Whoever reads the
 * members of a group carries out first what its document has decided, so that a server that stops in between leaves no
 * half of a change behind.
 *
 * <p>A deleted user or group is marked as leaving until it has left its groups. Whoever reads members completes that,
 * too.
 */
public final class MongoGroupStore implements GroupStore {

    private static final int LONGEST_ID = 1_000;

    private final StoredResources users;
    private final GroupDocuments groups;
    private final MemberDocuments members;

    /** @param users those who may be members */
    public MongoGroupStore(StoredResources users, StoredResources groups, MemberDocuments members) {
        this.users = users;
        this.groups = new GroupDocuments(groups, members);
        this.members = members;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument group, Set<Member> first) {
        requireIds(first);
        return groups.create(
                suggestedId, group, new PendingChange(List.copyOf(byId(first).values()), List.of(), false));
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return groups.find(id);
    }

    @Override
    public Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange change) {
        requireIds(change.added());
        return groups.atVersion(id, expectedVersion).flatMap(present -> write(present, group, change));
    }

    /** Writes the group if it is another one afterwards; empty if somebody else changed it meanwhile. */
    private Optional<GroupWrite> write(Group before, UserDocument group, MemberChange change) {
        Map<String, Member> present = byId(present(before, change));
        Map<String, Member> added = byId(change.added());
        List<Member> joining = new ArrayList<>(added.values());
        joining.removeIf(member -> present.containsKey(member.id()));
        Set<String> leaving = new HashSet<>(change.replacesAll() ? present.keySet() : change.removed());
        leaving.retainAll(present.keySet());
        leaving.removeAll(added.keySet());
        if (joining.isEmpty()
                && leaving.isEmpty()
                && group.equals(before.stored().attributes())) {
            return Optional.of(new GroupWrite(before.stored(), Set.of(), Set.of()));
        }
        boolean allLeave =
                !leaving.isEmpty() && leaving.size() == before.state().memberCount();
        PendingChange pending = new PendingChange(joining, allLeave ? List.of() : List.copyOf(leaving), allLeave);
        return groups.replace(before, group, pending, leaving.size())
                .map(after -> new GroupWrite(after, byId(joining).keySet(), leaving));
    }

    /** Returns the members that the change concerns. */
    private List<Member> present(Group group, MemberChange change) {
        if (change.replacesAll()) {
            return members.page(group.id(), "", Integer.MAX_VALUE);
        }
        Set<String> named = new HashSet<>(change.removed());
        change.added().forEach(member -> named.add(member.id()));
        return members.find(group.id(), named);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        boolean isDeleted = groups.delete(id, expectedVersion);
        if (isDeleted) {
            Completion.attempt(() -> finishDeletion(id));
        }
        return isDeleted;
    }

    @Override
    public UserPage search(UserQuery query) {
        MemberFilter filter = MemberFilter.of(query.filter());
        UserQuery onDocuments = new UserQuery(filter.others(), query.sort(), query.paging(), query.types());
        if (filter.member().isEmpty()) {
            return groups.search(onDocuments);
        }
        finishDeletions();
        String member = filter.member().get();
        List<Group> found = groups.of(Set.of(member)).getOrDefault(member, List.of());
        return ScanningSearch.search(
                found.stream().map(group -> new Listed(group.sequence(), group.stored())), onDocuments);
    }

    @Override
    public MemberPage members(String id, String position, int count) {
        finishDeletions();
        Optional<Group> group = groups.complete(id);
        if (group.isEmpty()) {
            return new MemberPage(List.of(), 0, Optional.empty());
        }
        int total = group.get().state().memberCount();
        if (count == 0) {
            return new MemberPage(List.of(), total, Optional.empty());
        }
        List<Member> oneMore = members.page(id, position, (int) Math.min(count + 1L, Integer.MAX_VALUE));
        if (oneMore.size() <= count) {
            return new MemberPage(oneMore, total, Optional.empty());
        }
        return new MemberPage(
                oneMore.subList(0, count),
                total,
                Optional.of(oneMore.get(count - 1).id()));
    }

    @Override
    public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
        Map<String, List<StoredUser>> found = new LinkedHashMap<>();
        groups.of(memberIds)
                .forEach((member, direct) ->
                        found.put(member, direct.stream().map(Group::stored).toList()));
        return found;
    }

    @Override
    public void forget(String memberId) {
        leaveAll(memberId);
        users.finishDeletion(memberId);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    /** Completes deletions of users and groups that somebody has begun and not ended. */
    private void finishDeletions() {
        finishAll(users::unfinishedDeletions, this::forget);
        finishAll(groups::unfinishedDeletions, this::finishDeletion);
    }

    private static void finishAll(Supplier<List<String>> unfinished, Consumer<String> finish) {
        for (List<String> ids = unfinished.get(); !ids.isEmpty(); ids = unfinished.get()) {
            ids.forEach(id -> Completion.beforeReading(() -> finish.accept(id)));
        }
    }

    private void finishDeletion(String groupId) {
        members.clear(groupId);
        leaveAll(groupId);
        groups.finishDeletion(groupId);
    }

    private void leaveAll(String memberId) {
        MemberChange leaving = new MemberChange(false, Set.of(), Set.of(memberId));
        for (Group each : groups.of(Set.of(memberId)).getOrDefault(memberId, List.of())) {
            Optional<Group> group = Optional.of(each);
            while (group.flatMap(present -> write(present, present.stored().attributes(), leaving))
                            .isEmpty()
                    && group.isPresent()) {
                group = groups.complete(each.id());
            }
        }
    }

    /** @throws UnsupportedValue if the database cannot keep the id of a member exactly */
    static void requireIds(Collection<Member> added) {
        for (Member member : added) {
            SearchTree.checked(member.id(), "members.value");
            if (member.id().length() > LONGEST_ID) {
                throw new UnsupportedValue("members.value", "is longer than " + LONGEST_ID + " characters");
            }
        }
    }

    private static Map<String, Member> byId(Collection<Member> some) {
        return some.stream().collect(Collectors.toMap(Member::id, member -> member, (first, same) -> first));
    }
}
