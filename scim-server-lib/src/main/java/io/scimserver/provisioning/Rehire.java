package io.scimserver.provisioning;

/**
 * Policy for a create that matches an <em>inactive</em> user: somebody who left and comes back. The user keeps its id,
 * takes the attributes of the create, and the response is 201; listeners hear of an update and an activation. A match
 * with an active user is always 409 {@code uniqueness}.
 */
public enum Rehire {
    /** Brings back nobody: a userName that is taken is 409, whether its user is active or not. */
    NEVER,
    /** Brings back the inactive user with the same userName. */
    BY_USER_NAME,
    /** Brings back the inactive user with the same externalId, or else with the same userName. */
    BY_EXTERNAL_ID_OR_USER_NAME
}
