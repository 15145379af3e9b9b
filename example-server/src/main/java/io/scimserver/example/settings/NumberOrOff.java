package io.scimserver.example.settings;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converter of a number as the command line states it; {@code off} gives none. */
abstract class NumberOrOff implements ITypeConverter<OptionalInt> {

    private final Pattern number;
    private final int largest;
    private final String expected;

    /**
     * @param number matches the text, and its first group the number, of nine digits at most
     * @param expected names what the option takes beside {@code off}
     */
    private NumberOrOff(String number, int largest, String expected) {
        this.number = Pattern.compile(number);
        this.largest = largest;
        this.expected = expected;
    }

    @Override
    public OptionalInt convert(String text) {
        if (text.equals("off")) {
            return OptionalInt.empty();
        }
        Matcher given = number.matcher(text);
        if (!given.matches() || Integer.parseInt(given.group(1)) > largest) {
            throw new TypeConversionException("'" + text + "' is neither " + expected + " nor off");
        }
        return OptionalInt.of(Integer.parseInt(given.group(1)));
    }

    /** Port to listen on. */
    static final class Port extends NumberOrOff {

        Port() {
            super("([0-9]{1,5})", Settings.MAX_PORT, "a port between 0 and " + Settings.MAX_PORT);
        }
    }

    /** Days that something is kept. */
    static final class Days extends NumberOrOff {

        Days() {
            super("([1-9][0-9]{0,4})", Integer.MAX_VALUE, "a number of days, at least 1,");
        }
    }

    /** Operations an hour: {@code 25000/h}. */
    static final class Rate extends NumberOrOff {

        Rate() {
            super("([1-9][0-9]{0,8})/h", Integer.MAX_VALUE, "a number of operations an hour, such as 25000/h,");
        }
    }
}
