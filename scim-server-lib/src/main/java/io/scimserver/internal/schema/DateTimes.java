package io.scimserver.internal.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The form of xsd:dateTime (RFC 7643 §2.3.5): date and time, with or without an offset from UTC. */
final class DateTimes {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9}0*)?(?:Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern END_OF_DAY = Pattern.compile("T24:00:00(?:\\.0+)?");
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST = 64;

    private DateTimes() {}

    /** Whether the text is a date and time that exists; 24:00:00 is the end of a day, a leap second is none. */
    static boolean isDateTime(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(0, DATE_LENGTH));
            OffsetDateTime.parse(withOffset(END_OF_DAY.matcher(text).replaceFirst("T00:00:00")));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String withOffset(String text) {
        String time = text.substring(DATE_LENGTH);
        boolean hasOffset = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
        return hasOffset ? text : text + "Z";
    }
}
