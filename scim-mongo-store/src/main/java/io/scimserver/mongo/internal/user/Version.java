package io.scimserver.mongo.internal.user;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Version of a user. Its text holds everything that a replace has to carry over from the version before, so that
 * replacing is one call to the database; a made-up text matches no user.
 *
 * @param sequence the user's place in creation order
 * @param age the time from its creation to its last change, to the millisecond
 * @param changes the number of changes of the user; makes every version of a user differ from all before
 */
record Version(long sequence, Duration age, long changes) {

    private static final int RADIX = Character.MAX_RADIX;
    private static final Pattern FORM = Pattern.compile("[0-9a-z]{1,12}\\.[0-9a-z]{1,12}\\.[0-9a-z]{1,12}");

    static Version first(long sequence) {
        return new Version(sequence, Duration.ZERO, 0);
    }

    /** Parses a text that {@link #format} made; empty for any other text. */
    static Optional<Version> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        return Optional.of(new Version(
                Long.parseLong(parts[0], RADIX),
                Duration.ofMillis(Long.parseLong(parts[1], RADIX)),
                Long.parseLong(parts[2], RADIX)));
    }

    String format() {
        return Long.toString(sequence, RADIX)
                + '.'
                + Long.toString(age.toMillis(), RADIX)
                + '.'
                + Long.toString(changes, RADIX);
    }

    /** Returns the version after this one, written at this time, or at the time of this one if the clock went back. */
    Version next(Instant now) {
        Duration ageNow = Duration.between(created(), now);
        return new Version(sequence, ageNow.compareTo(age) > 0 ? ageNow : age, changes + 1);
    }

    Instant created() {
        return Sequence.timeOf(sequence);
    }

    Instant lastModified() {
        return created().plus(age);
    }
}
