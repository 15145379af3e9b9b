package io.scimserver.console.web;

import java.util.Optional;

/** Reads whole numbers out of queries and forms. */
public final class WholeNumber {

    private WholeNumber() {}

    /** Returns the number that was sent; {@code fallback} if there is none, or it is out of bounds. */
    public static int of(Optional<String> text, int fallback, int lowest, int highest) {
        try {
            int number = text.map(Integer::parseInt).orElse(fallback);
            return number < lowest || number > highest ? fallback : number;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
