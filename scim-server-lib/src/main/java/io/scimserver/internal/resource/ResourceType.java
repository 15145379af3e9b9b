package io.scimserver.internal.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

    /**
     * Returns the URL of a resource; its id may hold any character.
     *
     * @param baseUrl the public URL of the SCIM root, without a slash at its end
     */
    public String location(String baseUrl, String id) {
        return baseUrl + "/" + endpoint + "/" + encode(id);
    }

    /** Returns the text as one segment of a path. */
    private static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isUnreserved(text.charAt(i))) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            }
        }
        return text;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
