package io.scimserver.mongo.internal.user.form;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entries of the index that serves every attribute: {@code emails.value~=ada@x.org} says that the user has this value
 * there. The length of an entry is bounded for the index, so a long value is cut: the index finds all users that may
 * match, and the condition on the value itself decides.
 */
public final class Term {

    private static final int MAX_PATH = 200;
    private static final int MAX_VALUE = 200;

    /**
     * Paths without an entry: those that say little about one user (types, flags, languages, addresses) and what nobody
     * looks for (pictures, certificates). Earlier versions of this software wrote entries for them, too.
     */
    private static final Pattern UNINDEXED = Pattern.compile(
            "(?:schemas|userType|preferredLanguage|locale|timezone|profileUrl|addresses|photos|x509Certificates)"
                    + "(?:[.~].*)?|(?:.*\\.)?(?:type|primary|display|%24ref)~?t?",
            Pattern.DOTALL);

    /** Entries of attributes that are meant to tell users apart. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?:externalId|(?:emails|phoneNumbers)\\.value|.*\\.employeeNumber)~=.*", Pattern.DOTALL);

    private Term() {}

    /**
     * Returns the entry for a value in a {@link SearchTree}; empty if the path has none, or is too long for an index.
     */
    public static Optional<String> of(String path, String value) {
        boolean hasEntry = path.length() <= MAX_PATH && !UNINDEXED.matcher(path).matches();
        return hasEntry ? Optional.of(path + '=' + cut(value)) : Optional.empty();
    }

    /** Returns true if few users have this entry. */
    public static boolean isIdentifier(String entry) {
        return IDENTIFIER.matcher(entry).matches();
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1));
        return value.substring(0, splitsPair ? MAX_VALUE - 1 : MAX_VALUE);
    }
}
