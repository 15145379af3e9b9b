package io.scimserver.internal.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Formatter of instants as xsd:dateTime, character by character like {@link DateTimeFormatter#ISO_INSTANT}. That
 * formatter takes most of the time of a page of users, so this class writes the instants that stores keep, whole
 * milliseconds, directly.
 */
public final class Timestamps {

    private static final long FIRST_SECOND = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_SECOND =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Timestamps() {}

    public static String format(Instant instant) {
        long second = instant.getEpochSecond();
        boolean hasFourDigitYear = second >= FIRST_SECOND && second <= LAST_SECOND;
        return hasFourDigitYear && instant.getNano() % NANOS_PER_MILLI == 0
                ? formatMillis(LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC))
                : DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    private static String formatMillis(LocalDateTime time) {
        StringBuilder text = new StringBuilder("0000-00-00T00:00:00.000Z");
        put(text, 4, time.getYear());
        put(text, 7, time.getMonthValue());
        put(text, 10, time.getDayOfMonth());
        put(text, 13, time.getHour());
        put(text, 16, time.getMinute());
        put(text, 19, time.getSecond());
        if (time.getNano() == 0) {
            return text.delete(19, 23).toString();
        }
        put(text, 23, time.getNano() / NANOS_PER_MILLI);
        return text.toString();
    }

    /** Puts the digits of a number so that they end at a position. */
    private static void put(StringBuilder text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            at--;
            text.setCharAt(at, (char) ('0' + rest % 10));
        }
    }
}
