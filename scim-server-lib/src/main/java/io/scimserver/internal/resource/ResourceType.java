package io.scimserver.internal.resource;

/** Types of resources (RFC 7643 §6). */
public enum ResourceType {
    USER("User", "Users"),
    GROUP("Group", "Groups");

    private final String scimName;
    private final String endpoint;

    ResourceType(String scimName, String endpoint) {
        this.scimName = scimName;
        this.endpoint = endpoint;
    }

    /** Returns the name in {@code meta.resourceType}. */
    public String scimName() {
        return scimName;
    }

    /** Returns the segment of the path below the SCIM root, such as {@code Users}. */
    public String endpoint() {
        return endpoint;
    }
}
