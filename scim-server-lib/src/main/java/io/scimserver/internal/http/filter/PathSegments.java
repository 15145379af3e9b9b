package io.scimserver.internal.http.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Segments of the paths of URLs; an id may hold any character. */
public final class PathSegments {

    private PathSegments() {}

    /** The path without empty segments between others: clients put URLs together from parts that end in a slash. */
    static String withoutEmpty(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }

    /** Returns the text as one segment of a path. */
    public static String encode(String text) {
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
