package io.scimserver.jdbc.internal.user;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Place of a user in an order: behind it the next page begins, even if that user is gone by then.
 *
 * @param key the value that the user is sorted by, as bytes in their order; empty without one
 * @param seq the place in the order of creation
 */
record Place(Optional<byte[]> key, long seq) {

    private static final char SEPARATOR = ' ';

    static Place ofCreation(long seq) {
        return new Place(Optional.empty(), seq);
    }

    /** Returns the order: users without a key last, or first if it is descending; equal ones by creation. */
    static Comparator<Place> order(boolean isDescending) {
        Comparator<Place> byKey = (left, right) -> compare(left.key, right.key);
        return (isDescending ? byKey.reversed() : byKey).thenComparingLong(Place::seq);
    }

    /** Returns the text for {@link #parse}. */
    String format() {
        return key.map(bytes -> String.valueOf(seq) + SEPARATOR + HexFormat.of().formatHex(bytes))
                .orElseGet(() -> String.valueOf(seq));
    }

    /** @throws IllegalArgumentException if it is not the text of a place */
    static Place parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? ofCreation(Long.parseLong(text))
                : new Place(
                        Optional.of(HexFormat.of().parseHex(text.substring(end + 1))),
                        Long.parseLong(text.substring(0, end)));
    }

    private static int compare(Optional<byte[]> left, Optional<byte[]> right) {
        return left.isPresent() && right.isPresent()
                ? Arrays.compareUnsigned(left.get(), right.get())
                : Boolean.compare(left.isEmpty(), right.isEmpty());
    }
}
