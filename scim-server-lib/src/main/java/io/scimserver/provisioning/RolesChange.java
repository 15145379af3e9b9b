package io.scimserver.provisioning;

import io.scimserver.store.StoredUser;

/**
 * Change of the roles of a user, because a membership of a group began or ended. Immutable.
 *
 * @param user the user as it is now
 * @param before the roles before the change
 * @param after the roles that the user has now
 */
public record RolesChange(StoredUser user, Roles before, Roles after) {

    /** Returns the roles that the user did not have before. */
    public Roles gained() {
        return after.without(before);
    }

    /** Returns the roles that the user does not have any more. */
    public Roles lost() {
        return before.without(after);
    }
}
