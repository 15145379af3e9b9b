package io.scimserver.mongo.internal.user;

import io.scimserver.store.StoredUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Version of a user. Its text holds everything that a replace has to carry over from the version before, so that
 * replacing is one call to the database; a made-up text matches no user.
 *
 * @param sequence the user's place in creation order
 * @param shift the time from that of its place to its creation: 0, unless it was copied from another store
 * @param age the time from its creation to its last change, to the millisecond
 * @param changes the number of changes of the user; makes every version of a user differ from all before
 */
record Version(long sequence, Duration shift, Duration age, long changes) {

    private static final int RADIX = Character.MAX_RADIX;
    private static final int PARTS = 3;
    private static final Pattern FORM =
            Pattern.compile("[0-9a-z]{1,12}\\.[0-9a-z]{1,12}\\.[0-9a-z]{1,12}(?:\\.-?[0-9a-z]{1,12})?");

    static Version first(long sequence) {
        return new Version(sequence, Duration.ZERO, Duration.ZERO, 0);
    }

    /**
     * Returns what a replace has to carry over of a user that was copied from another store. Changes are counted from
     * the present time on, so that no version comes back that the user had in a store before.
     */
    static Version given(long sequence, Instant created, Instant lastModified, Instant now) {
        return new Version(
                sequence,
                Duration.between(Sequence.timeOf(sequence), created),
                Duration.between(created, lastModified),
                now.toEpochMilli());
    }

    /** Returns what a replace has to carry over of a user at its place in creation order. */
    static Version of(StoredUser user, long sequence, Instant now) {
        return parse(user.version())
                .filter(own -> own.sequence == sequence)
                .orElseGet(() -> given(sequence, user.created(), user.lastModified(), now));
    }

    /** Parses a text that {@link #format} made; empty for any other text. */
    static Optional<Version> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        return Optional.of(new Version(
                Long.parseLong(parts[0], RADIX),
                Duration.ofMillis(parts.length == PARTS ? 0 : Long.parseLong(parts[PARTS], RADIX)),
                Duration.ofMillis(Long.parseLong(parts[1], RADIX)),
                Long.parseLong(parts[2], RADIX)));
    }

    String format() {
        return Long.toString(sequence, RADIX)
                + '.'
                + Long.toString(age.toMillis(), RADIX)
                + '.'
                + Long.toString(changes, RADIX)
                + (shift.isZero() ? "" : '.' + Long.toString(shift.toMillis(), RADIX));
    }

    /** Returns the version after this one, written at this time, or at the time of this one if the clock went back. */
    Version next(Instant now) {
        Duration ageNow = Duration.between(created(), now);
        return new Version(sequence, shift, ageNow.compareTo(age) > 0 ? ageNow : age, changes + 1);
    }

    Instant created() {
        return Sequence.timeOf(sequence).plus(shift);
    }

    Instant lastModified() {
        return created().plus(age);
    }
}
