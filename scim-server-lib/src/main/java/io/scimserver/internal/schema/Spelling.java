package io.scimserver.internal.schema;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the name that a client probably meant. Case does not count. */
public final class Spelling {

    private static final int LONGEST = 100;
    private static final int LETTERS_FOR_A_MISTAKE = 3;
    private static final int MOST_MISTAKES = 3;

    private Spelling() {}

    /** The known name that differs least from the given one; empty if none is like it. */
    public static Optional<String> nearest(String given, Stream<String> known) {
        return known.filter(name -> isLike(given, name))
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns true if the texts differ by no more than one mistake in three letters, and by no more than three. */
    public static boolean isLike(String given, String name) {
        int mistakes = Math.min(MOST_MISTAKES, name.length() / LETTERS_FOR_A_MISTAKE);
        return given.length() <= LONGEST && distance(given, name) <= mistakes;
    }

    /** The fewest letters to add, to leave out or to change (Levenshtein). */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
