package io.scimserver.example.settings;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Retention as the command line states it: {@code 30} or {@code off}.
 *
 * @param days at least one; empty: nothing is kept
 */
record DaysOption(Optional<Integer> days) {

    static final DaysOption OFF = new DaysOption(Optional.empty());

    static final class Converter implements ITypeConverter<DaysOption> {

        @Override
        public DaysOption convert(String text) {
            if (text.equals("off")) {
                return OFF;
            }
            if (!text.matches("[1-9][0-9]{0,4}")) {
                throw new TypeConversionException("'" + text + "' is neither a number of days, at least 1, nor off");
            }
            return new DaysOption(Optional.of(Integer.parseInt(text)));
        }
    }
}
