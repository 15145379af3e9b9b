package io.scimserver.provisioning;

/** What a request did to a user. One change can have several: who is deactivated is updated, too. */
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
    /** A change was asked for and not made. */
    REFUSED
}
