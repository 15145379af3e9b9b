package io.scimserver.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Factory of token buckets that are full at first, hold as much as one period gives, and fill continuously. Immutable.
 *
 * @param capacity the number of tokens that a period gives
 * @param period the time after which an empty bucket is full again
 * @param time the source of the time
 */
record Buckets(long capacity, Duration period, TimeMeter time) {

    static Buckets of(long capacity, Duration period, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + capacity);
        }
        return new Buckets(capacity, period, new ClockTime(clock));
    }

    Bucket fullOne() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Returns the time to wait, in whole seconds, as {@code Retry-After} has them; at least one. */
    static Duration toSeconds(long nanos) {
        long whole = TimeUnit.NANOSECONDS.toSeconds(nanos);
        boolean isWhole = TimeUnit.SECONDS.toNanos(whole) == nanos && whole > 0;
        return Duration.ofSeconds(isWhole ? whole : whole + 1);
    }

    /** Clock of the library in the form that the buckets use. */
    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
