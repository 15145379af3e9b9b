package io.scimserver.provisioning;

/** How much of people's data the activity log keeps. Secrets are never kept. */
public enum PersonalData {
    /** Everything that was sent and answered. */
    ALL,
    /** Names and identifiers only: userName, displayName, nickName, externalId and the parts of {@code name}. */
    NAMES,
    /** The server's own ids and {@code active} only: no attribute of a person. */
    NONE
}
