package io.scimserver.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ids in URLs: a store may have ids that hold any character. */
final class PathSegments {

    private PathSegments() {}

    /** The text as one segment of a path. */
    static String encode(String text) {
        boolean plain = text.chars().allMatch(PathSegments::isUnreserved);
        return plain ? text : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
