package io.scimserver.mongo.internal.user.form;

import io.scimserver.store.search.value.DateTimes;
import java.time.Instant;
import java.util.Optional;

/** Points in time as text that sorts in their order, exact to the nanosecond; MongoDB's own dates end at milliseconds. */
public final class Instants {

    /** Offset that makes every number of seconds positive, and 18 digits long. */
    private static final long OFFSET = 500_000_000_000_000_000L;

    private static final int SHORTEST = "0000-00-00T00:00:00".length();

    private Instants() {}

    /** Returns the text for a point in time. */
    public static String text(Instant instant) {
        String nanos = String.valueOf(1_000_000_000L + instant.getNano()).substring(1);
        return OFFSET + instant.getEpochSecond() + "." + nanos;
    }

    /** Returns the text for a text that reads as a date and time; empty for any other. */
    public static Optional<String> ofText(String text) {
        // Few strings are dates: most are told apart without looking closer.
        if (text.length() < SHORTEST || text.indexOf('T') < 0 || text.indexOf(':') < 0) {
            return Optional.empty();
        }
        return DateTimes.parse(text).map(Instants::text);
    }
}
