package io.scimserver.mongo.internal.user.form;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names of attributes as keys of a database document, and tenant and user id as one key. Reversible: {@code %} and two
 * hexadecimal digits stand for a character that may not be in a key, and a lone {@code %} for the empty name.
 */
public final class Escaping {

    /**
     * Characters that may not be in a key: {@code .} and {@code $} mean something in a query, NUL ends a key, {@code ~}
     * marks the members that {@link SearchTree} adds.
     */
    private static final String NOT_IN_KEYS = ".$\0~%";

    private static final String NOT_IN_IDS = ":%";
    private static final String EMPTY = "%";

    private Escaping() {}

    /** Returns the key that stands for a name. */
    public static String key(String name) {
        if (name.isEmpty()) {
            return EMPTY;
        }
        // A query would take a number for a position in an array.
        boolean isNumber = name.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? hex(name.charAt(0)) + name.substring(1) : escape(name, NOT_IN_KEYS);
    }

    /** Returns the path of keys that stands for a path of names. */
    public static String path(List<String> names) {
        return String.join(".", names.stream().map(Escaping::key).toList());
    }

    /** Returns one key for some ids, such as a tenant and a user; no two lists of ids have the same. */
    public static String documentId(String... ids) {
        return Arrays.stream(ids).map(id -> escape(id, NOT_IN_IDS)).collect(Collectors.joining(":"));
    }

    private static String escape(String text, String unwanted) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unwanted.indexOf(c) >= 0) {
                escaped.append(hex(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String hex(char c) {
        return String.format("%%%02X", (int) c);
    }
}
