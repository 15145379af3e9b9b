package io.scimserver.activity;

/** Effect of a request on a user. One change can have several: a user that is deactivated is updated, too. */
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
    REFUSED
}
