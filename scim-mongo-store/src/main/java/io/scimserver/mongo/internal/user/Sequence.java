package io.scimserver.mongo.internal.user;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers in the order of the calls, which also tell the time: microseconds since 1970, or one more than the number
 * before if the clock has not moved on. Several servers get numbers in the order of their clocks.
 */
public final class Sequence {

    private static final long MICROS_PER_MILLI = 1000;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Sequence(Clock clock) {
        this.clock = clock;
    }

    long next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }

    /** Returns the time at which a number was given out, to the millisecond. */
    static Instant timeOf(long number) {
        return Instant.ofEpochMilli(Math.floorDiv(number, MICROS_PER_MILLI));
    }

    /** Returns the first number of a time. */
    static long firstAt(Instant time) {
        return time.toEpochMilli() * MICROS_PER_MILLI;
    }

    /** Returns the present time, to the millisecond. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
