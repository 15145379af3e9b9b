package io.scimserver.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and counts in a form for people. All times are UTC, and say so. */
public final class Texts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT_TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern(":ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Texts() {}

    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** Returns the time to the second. */
    public static String exactTime(Instant time) {
        return EXACT_TIME.format(time);
    }

    /** Returns hour and minute, where the date is known. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Returns the second, such as ":07". */
    public static String second(Instant time) {
        return SECOND.format(time);
    }

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Returns a text such as "3 hours ago". */
    public static String since(Instant past, Instant now) {
        Duration time = Duration.between(past, now);
        return time.compareTo(Duration.ofMinutes(1)) < 0 ? "just now" : roughly(time) + " ago";
    }

    /** Returns a text such as "in 3 days". */
    public static String until(Instant now, Instant future) {
        return "in " + roughly(Duration.between(now, future));
    }

    public static String roughly(Duration time) {
        if (time.toDays() > 0) {
            return count(time.toDays(), "day");
        }
        return time.toHours() > 0 ? count(time.toHours(), "hour") : count(Math.max(1, time.toMinutes()), "minute");
    }

    /** Message of the library about what was wrong, as a sentence. */
    public static String sentence(IllegalArgumentException problem) {
        String text = String.valueOf(problem.getMessage());
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    /** Returns a text such as "1 user" or "2 users". */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** Returns a text such as "1 entry" or "2 entries". */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : many);
    }
}
