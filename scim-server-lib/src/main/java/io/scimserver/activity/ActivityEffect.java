package io.scimserver.activity;

import java.util.EnumSet;
import java.util.Set;

/**
 * Effect of a request on a user or a group. One change can have several: a user that is deactivated is updated, too.
 */
public enum ActivityEffect {
    /** A user was created. */
    CREATED,
    /** A user was changed. */
    UPDATED,
    /** {@code active} went from false to true. */
    ACTIVATED,
    /** {@code active} went from true to false. */
    DEACTIVATED,
    /** A user was deleted. */
    DELETED,
    /** A change was requested and not made. */
    REFUSED,
    /** A group was created. */
    GROUP_CREATED,
    /** A group got another name. */
    GROUP_RENAMED,
    /** A group was changed, but neither its name nor its members. */
    GROUP_UPDATED,
    /** A group was deleted. */
    GROUP_DELETED,
    /** Somebody became a member of a group; counted for each member. */
    MEMBER_ADDED,
    /** Somebody is no member of a group any more, or the group is deleted; counted for each member. */
    MEMBER_REMOVED;

    private static final Set<ActivityEffect> ON_GROUPS =
            EnumSet.of(GROUP_CREATED, GROUP_RENAMED, GROUP_UPDATED, GROUP_DELETED, MEMBER_ADDED, MEMBER_REMOVED);

    /** Returns true if the effect is one on a group or its members. */
    public boolean isOnGroups() {
        return ON_GROUPS.contains(this);
    }
}
