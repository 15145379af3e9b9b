package io.scimserver.activity.log;

/** Amount of people's data that the activity log keeps. Secrets are never kept. */
public enum PersonalData {
    /** Everything in requests and responses. */
    ALL,
    /** Names and identifiers only: userName, displayName, nickName, externalId and the parts of {@code name}. */
    NAMES,
    /** The server's own ids and {@code active} only: no attribute of a person. */
    NONE
}
