package io.scimserver.example.settings;

import io.scimserver.ScimServerBuilder;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.guard.ChangeGuardConfig.Threshold;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Limit from which mass deactivations are held back, as the command line states it: {@code 500,40%},
 * {@code 100,500,40%} with the number that may always go in front, or {@code off}.
 *
 * @param removals the number of employees that may go within the window, and of members that may leave groups; empty:
 *     no limit
 */
public record GuardOption(Optional<Threshold> removals) {

    private static final int LEAST = 10;
    private static final Pattern COUNT_AND_SHARE = Pattern.compile("(?:([0-9]{1,9}),)?([0-9]{1,9}),(100|[0-9]{1,2})%");

    public void applyTo(ScimServerBuilder builder) {
        removals.ifPresentOrElse(
                threshold -> builder.changeGuard(
                        ChangeGuardConfig.DEFAULT.withRemovals(threshold).withMemberships(threshold)),
                builder::withoutChangeGuard);
    }

    static final class Converter implements ITypeConverter<GuardOption> {

        @Override
        public GuardOption convert(String text) {
            if (text.equals("off")) {
                return new GuardOption(Optional.empty());
            }
            Matcher limits = COUNT_AND_SHARE.matcher(text);
            if (!limits.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a number and a share of employees, such as 500,40%, nor off");
            }
            int count = Integer.parseInt(limits.group(2));
            int least = limits.group(1) == null ? Math.min(LEAST, count) : Integer.parseInt(limits.group(1));
            if (least > count) {
                throw new TypeConversionException("'" + text + "': the first number is larger than the second");
            }
            return new GuardOption(Optional.of(new Threshold(least, count, Integer.parseInt(limits.group(3)))));
        }
    }
}
