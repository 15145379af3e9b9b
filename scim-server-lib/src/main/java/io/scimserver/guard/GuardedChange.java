package io.scimserver.guard;

/** Kinds of changes that a {@link ChangeGuard} counts. */
public enum GuardedChange {
    /** Deactivation or deletion of an active user. */
    REMOVAL,
    /**
     * Replacement of the {@code userName} or {@code externalId} of a user who is and stays active by another value. A
     * first value, a removed one and another case of the same userName are no swap; neither is the new name that some
     * identity providers give a user while they deactivate it.
     */
    IDENTIFIER_SWAP,
    /**
     * End of a membership: a member removed from a group, by itself or by a list that replaces all, and each member of a
     * group that is deleted. Memberships of users who are deleted do not count here: the users do.
     */
    MEMBERSHIP_REMOVAL
}
