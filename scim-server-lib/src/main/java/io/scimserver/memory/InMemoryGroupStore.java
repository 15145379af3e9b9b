package io.scimserver.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.MemberFilter;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.store.search.value.Folding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Store of the groups of one tenant. One thread at a time. */
final class InMemoryGroupStore implements GroupStore {

    private final Clock clock;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, String> idsByName = new HashMap<>();
    private final Map<String, Set<String>> groupsByMember = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private long lastNumber;
    private long lastVersion;

    InMemoryGroupStore(Clock clock) {
        this.clock = clock;
    }

    /** Group, its place in creation order, and its members by their ids. */
    private static final class Group {

        private final long number;
        private final TreeMap<String, Member> members = new TreeMap<>();
        private StoredUser stored;

        Group(long number, StoredUser stored) {
            this.number = number;
            this.stored = stored;
        }
    }

    @Override
    public synchronized StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
        String id = usedIds.contains(suggestedId) ? UUID.randomUUID().toString() : suggestedId;
        requireFreeName(group, id);
        Group added = append(StoredUser.created(id, nextVersion(), group, clock));
        change(added, new MemberChange(true, members, Set.of()));
        return added.stored;
    }

    /**
     * Adds a group as another store had it, unless it is there at this version. Versions are growing numbers.
     * From this call on they are larger than the present time in milliseconds, so that no version is used again that the
     * group had in another store.
     */
    synchronized void add(StoredUser group) {
        Optional<StoredUser> present = find(group.id());
        if (present.isEmpty()) {
            requireFreeName(group.attributes(), group.id());
            lastVersion = Math.max(lastVersion, clock.millis());
            append(group);
        } else if (!present.get().version().equals(group.version())) {
            throw new DuplicateUser("id");
        }
    }

    /** Adds members to a group, which keeps its version. */
    synchronized void add(String id, List<Member> members) {
        find(groups, id).ifPresent(group -> change(group, new MemberChange(false, Set.copyOf(members), Set.of())));
    }

    private Group append(StoredUser stored) {
        lastNumber++;
        Group added = new Group(lastNumber, stored);
        usedIds.add(stored.id());
        groups.put(stored.id(), added);
        nameOf(stored.attributes()).ifPresent(name -> idsByName.put(name, stored.id()));
        return added;
    }

    @Override
    public synchronized Optional<StoredUser> find(String id) {
        return find(groups, id).map(group -> group.stored);
    }

    @Override
    public synchronized Optional<GroupWrite> replace(
            String id, String expectedVersion, UserDocument document, MemberChange members) {
        return at(id, expectedVersion).map(group -> {
            requireFreeName(document, id);
            GroupWrite change = change(group, members);
            boolean isSame = document.equals(group.stored.attributes())
                    && change.added().isEmpty()
                    && change.removed().isEmpty();
            if (!isSame) {
                nameOf(group.stored.attributes()).ifPresent(idsByName::remove);
                nameOf(document).ifPresent(name -> idsByName.put(name, id));
                touch(group, document);
            }
            return new GroupWrite(group.stored, change.added(), change.removed());
        });
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        Optional<Group> found = at(id, expectedVersion);
        found.ifPresent(group -> {
            change(group, new MemberChange(true, Set.of(), Set.of()));
            forget(id);
            nameOf(group.stored.attributes()).ifPresent(idsByName::remove);
            groups.remove(id);
        });
        return found.isPresent();
    }

    @Override
    public synchronized UserPage search(UserQuery query) {
        MemberFilter filter = MemberFilter.of(query.filter());
        UserQuery onDocuments = new UserQuery(filter.others(), query.sort(), query.paging(), query.types());
        Collection<Group> candidates =
                filter.member().<Collection<Group>>map(this::groupsOf).orElseGet(groups::values);
        return ScanningSearch.search(
                candidates.stream().map(group -> new Listed(group.number, group.stored)), onDocuments);
    }

    @Override
    public synchronized MemberPage members(String id, String position, int count) {
        TreeMap<String, Member> members =
                find(groups, id).map(group -> group.members).orElseGet(TreeMap::new);
        // Neither a stream nor the size of a part of the map: both walk through all of it
        Iterator<Member> rest = members.tailMap(position, false).values().iterator();
        List<Member> page = new ArrayList<>();
        while (page.size() < count && rest.hasNext()) {
            page.add(rest.next());
        }
        Optional<String> next = rest.hasNext() && !page.isEmpty()
                ? Optional.of(page.get(page.size() - 1).id())
                : Optional.empty();
        return new MemberPage(page, members.size(), next);
    }

    @Override
    public synchronized Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
        return memberIds.stream()
                .filter(groupsByMember::containsKey)
                .collect(Collectors.toMap(
                        member -> member,
                        member -> groupsOf(member).stream()
                                .map(group -> group.stored)
                                .toList()));
    }

    @Override
    public synchronized void forget(String memberId) {
        for (Group group : groupsOf(memberId)) {
            change(group, new MemberChange(false, Set.of(), Set.of(memberId)));
            touch(group, group.stored.attributes());
        }
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    synchronized long clear() {
        long deleted = groups.size();
        groups.clear();
        idsByName.clear();
        groupsByMember.clear();
        return deleted;
    }

    /** Returns the groups of a member, in creation order. */
    private List<Group> groupsOf(String memberId) {
        return groupsByMember.getOrDefault(memberId, Set.of()).stream()
                .flatMap(id -> find(groups, id).stream())
                .sorted(Comparator.comparingLong(group -> group.number))
                .toList();
    }

    private GroupWrite change(Group group, MemberChange change) {
        Map<String, Member> wanted =
                change.added().stream().collect(Collectors.toMap(Member::id, member -> member, (first, same) -> first));
        Set<String> removed = new TreeSet<>(change.replacesAll() ? group.members.keySet() : change.removed());
        removed.retainAll(group.members.keySet());
        removed.removeAll(wanted.keySet());
        Set<String> added = new TreeSet<>(wanted.keySet());
        added.removeAll(group.members.keySet());
        String id = group.stored.id();
        removed.forEach(member -> {
            group.members.remove(member);
            groupsByMember.computeIfPresent(member, (key, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        });
        added.forEach(member -> {
            group.members.put(member, wanted.get(member));
            groupsByMember.computeIfAbsent(member, key -> new HashSet<>()).add(id);
        });
        return new GroupWrite(group.stored, added, removed);
    }

    private void touch(Group group, UserDocument document) {
        group.stored = group.stored.changed(nextVersion(), document, clock);
    }

    private static <T> Optional<T> find(Map<String, T> map, String key) {
        return Optional.ofNullable(map.get(key));
    }

    private String nextVersion() {
        lastVersion++;
        return String.valueOf(lastVersion);
    }

    private Optional<Group> at(String id, String version) {
        return find(groups, id).filter(group -> group.stored.version().equals(version));
    }

    private void requireFreeName(UserDocument group, String id) {
        boolean isTaken = nameOf(group)
                .map(idsByName::get)
                .filter(holder -> !holder.equals(id))
                .isPresent();
        if (isTaken) {
            throw new DuplicateUser("displayName");
        }
    }

    private static Optional<String> nameOf(UserDocument group) {
        JsonNode name = group.member("displayName");
        return name.isTextual() ? Optional.of(Folding.fold(name.textValue())) : Optional.empty();
    }
}
