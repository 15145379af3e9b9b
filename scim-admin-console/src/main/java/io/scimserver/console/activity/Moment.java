package io.scimserver.console.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Time as a visitor enters it: {@code 2026-11-25T14:00}, or a date, meaning its first moment; in UTC.
 *
 * @param entered the text; empty if there is none
 * @param time the time; empty if there is no text, or it is not a time
 */
public record Moment(String entered, Optional<Instant> time) {

    private static final int LAST_YEAR = 9999;

    static Moment of(Optional<String> entered) {
        return new Moment(entered.orElse(""), entered.flatMap(Moment::read));
    }

    /** Returns true if something was entered that is no time. */
    public boolean isUnreadable() {
        return !entered.isEmpty() && time.isEmpty();
    }

    private static Optional<Instant> read(String text) {
        try {
            LocalDateTime time =
                    text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            boolean isOfThisWorld = time.getYear() >= 0 && time.getYear() <= LAST_YEAR;
            return Optional.of(time.toInstant(ZoneOffset.UTC)).filter(ignored -> isOfThisWorld);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
