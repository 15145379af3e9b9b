package io.scimserver.mongo.internal.user;

import java.util.Optional;

/**
 * Entries of the index that serves every attribute: {@code emails.value~=ada@x.org} says that the user has this value
 * there. The length of an entry is bounded for the index, so a long value is cut: the index finds all users that may
 * match, and the condition on the value itself decides.
 */
final class Term {

    private static final int MAX_PATH = 200;
    private static final int MAX_VALUE = 200;

    private Term() {}

    /** Returns the entry for a value in a {@link SearchTree}; empty if the path is too long for an index. */
    static Optional<String> of(String path, String value) {
        return path.length() > MAX_PATH ? Optional.empty() : Optional.of(path + '=' + cut(value));
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1));
        return value.substring(0, splitsPair ? MAX_VALUE - 1 : MAX_VALUE);
    }
}
