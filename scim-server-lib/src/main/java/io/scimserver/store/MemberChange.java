package io.scimserver.store;

import java.util.Set;

/**
 * Change of the members of a group, which names only those that it concerns. Whoever is a member already is not added
 * again, and whoever is none is not removed: neither is an error. Immutable.
 *
 * @param replacesAll true if everybody is removed who is not among {@code added}
 * @param added the members to add
 * @param removed the ids of the members to remove; empty if all are replaced, none of them among {@code added}
 */
public record MemberChange(boolean replacesAll, Set<Member> added, Set<String> removed) {

    /** No change: the members stay as they are. */
    public static final MemberChange NONE = new MemberChange(false, Set.of(), Set.of());

    public MemberChange {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** Returns true if the members stay as they are, whoever they are. */
    public boolean isNone() {
        return !replacesAll && added.isEmpty() && removed.isEmpty();
    }
}
