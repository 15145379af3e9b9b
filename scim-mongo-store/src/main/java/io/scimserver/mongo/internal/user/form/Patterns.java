package io.scimserver.mongo.internal.user.form;

import com.unboundid.scim2.common.filters.FilterType;

/** Regular expressions that find a literal text, in the syntax that PCRE and Java have in common. */
public final class Patterns {

    private Patterns() {}

    /** Returns the pattern for {@code CONTAINS}, {@code STARTS_WITH} or {@code ENDS_WITH}. */
    public static String of(FilterType operator, String text) {
        return switch (operator) {
            case STARTS_WITH -> startingWith(text);
            // Not a dollar sign: that one would overlook a line break at the end.
            case ENDS_WITH -> quote(text) + "\\z";
            default -> quote(text);
        };
    }

    public static String startingWith(String text) {
        return '^' + quote(text);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                // Written out, because the protocol ends a pattern at NUL.
                quoted.append(String.format("\\x%02x", (int) c));
            } else if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.toString();
    }
}
