package io.scimserver.store.search.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of dates and times of RFC 7643 §2.3.5, which are those of xsd:dateTime, into the instants they stand for.
 *
 * <p>A time without an offset is taken as UTC. {@code 24:00:00} is the beginning of the next day. A leap second is none
 * that xsd:dateTime knows. Fractions are exact to the nanosecond; a finer one that is not zero is refused, so that no
 * two different times ever compare as equal.
 */
public final class DateTimes {

    private static final Pattern FORM = Pattern.compile("(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d\\d)-(\\d\\d)"
            + "T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9})0*)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final int NANO_DIGITS = 9;
    private static final int MAX_OFFSET_SECONDS = 14 * 60 * 60;

    private DateTimes() {}

    /** Parses a text; empty if it is not a date and time that exists. */
    public static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return offset(parts).map(offset -> dateTime(parts).toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the text that {@link #parse} reads: Instant writes a plus before years of five digits, xsd:dateTime none.
     */
    public static String format(Instant instant) {
        String text = instant.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static LocalDateTime dateTime(Matcher parts) {
        LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        int nano = Optional.ofNullable(parts.group(7)).map(DateTimes::nano).orElse(0);
        boolean isEndOfDay = number(parts, 4) == 24 && number(parts, 5) == 0 && number(parts, 6) == 0 && nano == 0;
        return isEndOfDay
                ? date.plusDays(1).atStartOfDay()
                : date.atTime(LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nano));
    }

    private static Optional<ZoneOffset> offset(Matcher parts) {
        ZoneOffset offset =
                Optional.ofNullable(parts.group(8)).map(ZoneOffset::of).orElse(ZoneOffset.UTC);
        return Math.abs(offset.getTotalSeconds()) <= MAX_OFFSET_SECONDS ? Optional.of(offset) : Optional.empty();
    }

    private static int nano(String fraction) {
        return Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
