package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;
import java.util.Set;

/**
 * Change of a group. Immutable.
 *
 * @param before the group before
 * @param after the group as it is now
 * @param joined the ids of the users and groups that became members
 * @param left the ids of those that are no members any more
 */
public record GroupChange(StoredUser before, StoredUser after, Set<String> joined, Set<String> left) {

    public GroupChange {
        joined = Set.copyOf(joined);
        left = Set.copyOf(left);
    }

    /** Returns true if the name is another one. */
    public boolean isRenamed() {
        return !before.attributes()
                .member("displayName")
                .equals(after.attributes().member("displayName"));
    }
}
