package io.scimserver.schema;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Type of resources (RFC 7643 §6).
 *
 * @param name the name in {@code meta.resourceType}, such as {@code Device}: letters and digits, a letter first
 * @param endpoint the segment of the path below the SCIM root, such as {@code Devices}: letters and digits, a letter first
 */
public record ResourceType(String name, String endpoint) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /** First segments of paths that SCIM uses for something else. */
    private static final Set<String> RESERVED =
            Set.of("Schemas", "ResourceTypes", "ServiceProviderConfig", "Bulk", "Me", "Self");

    public static final ResourceType USER = new ResourceType("User", "Users");
    public static final ResourceType GROUP = new ResourceType("Group", "Groups");

    /** @throws IllegalArgumentException if the name or the endpoint is malformed, or the endpoint means something else in SCIM */
    public ResourceType {
        if (!WORD.matcher(name).matches() || !WORD.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("a resource type is named by letters and digits, a letter first, not '"
                    + name + "' and '" + endpoint + "'");
        }
        if (RESERVED.contains(endpoint)) {
            throw new IllegalArgumentException("/" + endpoint + " is an endpoint of SCIM already; name another one");
        }
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
