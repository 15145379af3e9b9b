package io.scimserver.guard;

import java.time.Duration;

/**
 * Limits from which a {@link ChangeGuard} refuses. Immutable; start from {@link #DEFAULT}.
 *
 * @param window the time within which changes are counted
 * @param removals the number of active users that may be deactivated or deleted within the window
 * @param swaps the number of users that may get other identifiers within the window
 * @param memberships the number of members that may be removed from groups within the window
 * @param calm the time without a refusal after which refused changes that nobody has decided on are over
 * @param retryAfter the time that a refused client is told to wait
 */
public record ChangeGuardConfig(
        Duration window,
        Threshold removals,
        Threshold swaps,
        Threshold memberships,
        Duration calm,
        Duration retryAfter) {

    /**
     * Default limits: within an hour 500 removals and no more than 40 % of the users, 100 swaps and no more than 5 %,
     * members removed from groups as removals of users, counted apart from them; 100 removals and 20 swaps always go
     * through. A series of refused changes is over after two days without a refusal; refused clients are told to wait
     * five minutes.
     *
     * <p>Comparable products stop at 500 users deactivated, at 40 % of them, and at 5 % of the identifiers swapped. A
     * hundred users are what a small company, a reorganisation or the trial of a connector may well remove. An hour holds a
     * sync cycle of every known identity provider (Entra ID's is 40 minutes). Two days are longer than the longest
     * pause between the repetitions of a refused change (Entra ID slows down to one a day), so that a series does not
     * end while the client still repeats it.
     */
    public static final ChangeGuardConfig DEFAULT = new ChangeGuardConfig(
            Duration.ofHours(1),
            new Threshold(100, 500, 40),
            new Threshold(20, 100, 5),
            new Threshold(100, 500, 40),
            Duration.ofDays(2),
            Duration.ofMinutes(5));

    /** @throws IllegalArgumentException if the window is shorter than a second, or another time is negative */
    public ChangeGuardConfig {
        if (window.toSeconds() < 1 || calm.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("window " + window + ", calm " + calm + ", retryAfter " + retryAfter);
        }
    }

    /**
     * Threshold that is passed by more than the number or more than the share: the smaller of both holds, but never less
     * than the least. Without that, of five people no three could go.
     *
     * @param least the number of changes for which the share does not count, from 0
     * @param count the number of changes, not below the least
     * @param percent the number of changes as a share of the active users, 0 to 100
     */
    public record Threshold(int least, int count, int percent) {

        /** @throws IllegalArgumentException if a value is out of its range */
        public Threshold {
            if (least < 0 || count < least || percent < 0 || percent > 100) {
                throw new IllegalArgumentException("least " + least + ", count " + count + ", percent " + percent);
            }
        }

        /** Returns the number of changes that go through in a tenant of this size. */
        public int allowed(int activeUsers) {
            return Math.min(count, Math.max(least, share(activeUsers)));
        }

        /** Returns the share of a tenant of this size. */
        public int share(int activeUsers) {
            return (int) ((long) activeUsers * percent / 100);
        }
    }

    /** Returns a copy with another window. */
    public ChangeGuardConfig withWindow(Duration other) {
        return new ChangeGuardConfig(other, removals, swaps, memberships, calm, retryAfter);
    }

    /** Returns a copy with another threshold for removals. */
    public ChangeGuardConfig withRemovals(Threshold other) {
        return new ChangeGuardConfig(window, other, swaps, memberships, calm, retryAfter);
    }

    /** Returns a copy with another threshold for swaps. */
    public ChangeGuardConfig withSwaps(Threshold other) {
        return new ChangeGuardConfig(window, removals, other, memberships, calm, retryAfter);
    }

    /** Returns a copy with another threshold for members removed from groups. */
    public ChangeGuardConfig withMemberships(Threshold other) {
        return new ChangeGuardConfig(window, removals, swaps, other, calm, retryAfter);
    }

    /** Returns a copy with another time without a refusal after which refused changes are over. */
    public ChangeGuardConfig withCalm(Duration other) {
        return new ChangeGuardConfig(window, removals, swaps, memberships, other, retryAfter);
    }

    /** Returns a copy with another time to wait. */
    public ChangeGuardConfig withRetryAfter(Duration other) {
        return new ChangeGuardConfig(window, removals, swaps, memberships, calm, other);
    }

    Threshold threshold(GuardedChange change) {
        return switch (change) {
            case REMOVAL -> removals;
            case IDENTIFIER_SWAP -> swaps;
            case MEMBERSHIP_REMOVAL -> memberships;
        };
    }
}
