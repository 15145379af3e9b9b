package io.scimserver.store;

import java.util.Set;

/**
 * Outcome of a write of a group. Immutable.
 *
 * @param group the group as it is stored now, without its members
 * @param added the ids of those who were no members before
 * @param removed the ids of those who are no members any more
 */
public record GroupWrite(StoredUser group, Set<String> added, Set<String> removed) {

    public GroupWrite {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }
}
