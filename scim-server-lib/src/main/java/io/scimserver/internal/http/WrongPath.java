package io.scimserver.internal.http;

import java.util.regex.Pattern;

/** Explanation for an administrator whose identity provider calls a URL that does not exist below the SCIM root. */
final class WrongPath {

    private static final Pattern ROOT_TWICE = Pattern.compile("/?(scim(/v2)?|v2)(/.*)?");

    private WrongPath() {}

    /** @param path the requested path below the SCIM root */
    static String explain(String path, String baseUrl) {
        String advice = "The SCIM URL to enter at the identity provider is " + baseUrl + " .";
        return ROOT_TWICE.matcher(path).matches()
                ? "The path of the SCIM URL occurs twice in this request: some identity providers add it themselves. "
                        + advice
                : "There is nothing at this path. " + advice
                        + " Below it are /Users, /ServiceProviderConfig, /Schemas and /ResourceTypes.";
    }
}
