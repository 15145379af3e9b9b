package io.scimserver.provisioning;

import java.time.Duration;

/**
 * From when on a {@link ChangeGuard} refuses. Immutable; start from {@link #DEFAULT}.
 *
 * @param window within which changes are counted
 * @param removals how many active employees may be deactivated or deleted within the window
 * @param swaps how many employees may get other identifiers within the window
 * @param calm after which time without a refusal a wave that nobody has decided on is over
 * @param retryAfter what a refused request is told to wait
 */
public record ChangeGuardConfig(
        Duration window, Threshold removals, Threshold swaps, Duration calm, Duration retryAfter) {

    /**
     * Changes within an hour: removals from 40 % on and only from the 101st employee on, swaps from 5 % and the 21st on. A
     * wave is over after two days without a refusal; refused requests are told to wait five minutes.
     *
     * <p>Comparable products stop at 40 % of the employees deactivated and at 5 % of the identifiers swapped. A
     * hundred employees are what a small company, a reorganisation or the trial of a connector may well remove. An hour holds a sync cycle of every known
     * identity provider (Entra ID's is 40 minutes). Two days are longer than the longest pause between the repetitions of
     * a refused change (Entra ID slows down to one a day), so that a wave does not end while it is still being tried.
     */
    public static final ChangeGuardConfig DEFAULT = new ChangeGuardConfig(
            Duration.ofHours(1),
            new Threshold(100, 40),
            new Threshold(20, 5),
            Duration.ofDays(2),
            Duration.ofMinutes(5));

    /** @throws IllegalArgumentException if the window is shorter than a second, or another time is negative */
    public ChangeGuardConfig {
        if (window.toSeconds() < 1 || calm.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("window " + window + ", calm " + calm + ", retryAfter " + retryAfter);
        }
    }

    /**
     * Passed only by what is more than the number and more than the share.
     *
     * @param count the number of employees, from 0
     * @param percent the share of the active employees, 0 to 100
     */
    public record Threshold(int count, int percent) {

        /** @throws IllegalArgumentException if a value is out of its range */
        public Threshold {
            if (count < 0 || percent < 0 || percent > 100) {
                throw new IllegalArgumentException("count " + count + ", percent " + percent);
            }
        }

        /** How many changes go through in a company of this size. */
        public int allowed(int activeEmployees) {
            return Math.max(count, (int) ((long) activeEmployees * percent / 100));
        }
    }

    /** The same with another window. */
    public ChangeGuardConfig withWindow(Duration other) {
        return new ChangeGuardConfig(other, removals, swaps, calm, retryAfter);
    }

    /** The same with another threshold for removals. */
    public ChangeGuardConfig withRemovals(Threshold other) {
        return new ChangeGuardConfig(window, other, swaps, calm, retryAfter);
    }

    /** The same with another threshold for swaps. */
    public ChangeGuardConfig withSwaps(Threshold other) {
        return new ChangeGuardConfig(window, removals, other, calm, retryAfter);
    }

    /** The same with another time until a wave is over. */
    public ChangeGuardConfig withCalm(Duration other) {
        return new ChangeGuardConfig(window, removals, swaps, other, retryAfter);
    }

    /** The same with another time to wait. */
    public ChangeGuardConfig withRetryAfter(Duration other) {
        return new ChangeGuardConfig(window, removals, swaps, calm, other);
    }

    Threshold threshold(GuardedChange change) {
        return change == GuardedChange.REMOVAL ? removals : swaps;
    }
}
