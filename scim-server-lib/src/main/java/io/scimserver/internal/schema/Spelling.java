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
        return given.length() <= LONGEST
                && Math.abs(given.length() - name.length()) <= mistakes
                && distance(given, name) <= mistakes;
    }

    /** The fewest letters to add, to leave out, to change, or to swap with the next one (optimal string alignment). */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = {};
        int[] last = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
                if (isSwap(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
