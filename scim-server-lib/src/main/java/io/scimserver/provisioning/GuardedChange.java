package io.scimserver.provisioning;

/** What a {@link ChangeGuard} counts. */
public enum GuardedChange {
    /** An active employee is deactivated or deleted. */
    REMOVAL,
    /**
     * The {@code userName} or {@code externalId} of an employee who is and stays active is replaced by another value. A
     * first value, a removed one and another case of the same userName are no swap; neither is the new name that some
     * identity providers give an employee while they deactivate it.
     */
    IDENTIFIER_SWAP
}
