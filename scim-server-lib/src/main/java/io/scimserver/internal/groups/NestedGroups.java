package io.scimserver.internal.groups;

import io.scimserver.store.GroupStore;
import io.scimserver.store.StoredUser;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups that contain other groups. Immutable.
 *
 * @param containing the groups that each group is a direct member of, by its id
 */
record NestedGroups(Map<String, List<StoredUser>> containing) {

    /** Reads the groups that contain these, and so on outwards: one call of the store for each level. */
    static NestedGroups around(Collection<List<StoredUser>> direct, GroupStore store) {
        Map<String, List<StoredUser>> containing = new HashMap<>();
        Set<String> latest = ids(direct);
        while (!latest.isEmpty()) {
            Map<String, List<StoredUser>> found = store.groupsOf(latest);
            latest.forEach(id -> containing.put(id, found.getOrDefault(id, List.of())));
            latest = ids(found.values());
            latest.removeAll(containing.keySet());
        }
        return new NestedGroups(containing);
    }

    private static Set<String> ids(Collection<List<StoredUser>> groups) {
        return groups.stream().flatMap(List::stream).map(StoredUser::id).collect(Collectors.toSet());
    }

    /** Returns the groups that contain one of these, directly or not, without these. */
    List<StoredUser> outside(List<StoredUser> direct) {
        Map<String, StoredUser> found = new LinkedHashMap<>();
        direct.forEach(group -> found.put(group.id(), group));
        Deque<StoredUser> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            for (StoredUser group : containing.getOrDefault(open.remove().id(), List.of())) {
                if (found.putIfAbsent(group.id(), group) == null) {
                    open.add(group);
                }
            }
        }
        return found.values().stream().skip(direct.size()).toList();
    }
}
