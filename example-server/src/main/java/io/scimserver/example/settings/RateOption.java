package io.scimserver.example.settings;

import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.RateLimit;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Number of operations for each company, as the command line states it: {@code 25000/h} or {@code off}.
 *
 * @param perHour operations an hour; empty: no limit
 */
public record RateOption(OptionalInt perHour) {

    private static final Pattern HOURLY = Pattern.compile("([1-9][0-9]{0,8})/h");

    public RateLimit toLimit(Clock clock) {
        return perHour.isPresent() ? new HourlyRateLimit(perHour.getAsInt(), clock) : RateLimit.UNLIMITED;
    }

    static final class Converter implements ITypeConverter<RateOption> {

        @Override
        public RateOption convert(String text) {
            if (text.equals("off")) {
                return new RateOption(OptionalInt.empty());
            }
            Matcher hourly = HOURLY.matcher(text);
            if (!hourly.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a number of operations an hour, such as" + " 25000/h, nor off");
            }
            return new RateOption(OptionalInt.of(Integer.parseInt(hourly.group(1))));
        }
    }
}
