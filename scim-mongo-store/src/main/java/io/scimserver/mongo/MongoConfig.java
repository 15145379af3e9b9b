package io.scimserver.mongo;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How the stores use a database. Immutable; start from {@link #defaults()}.
 *
 * @param collectionPrefix what the names of the collections start with; empty by default, so that they are
 *     {@code users} and {@code tokens}
 * @param timeout how long an operation may take as a whole, from looking for a server to the last byte of the answer; 10
 *     seconds by default, which is less than identity providers wait
 * @param clock where {@code created} and {@code lastModified} come from
 */
public record MongoConfig(String collectionPrefix, Duration timeout, Clock clock) {

    /** @throws IllegalArgumentException if the time-out is shorter than a millisecond */
    public MongoConfig {
        Objects.requireNonNull(collectionPrefix, "collectionPrefix");
        Objects.requireNonNull(clock, "clock");
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("a time-out of " + timeout);
        }
    }

    /** No prefix, 10 seconds, the system's clock. */
    public static MongoConfig defaults() {
        return new MongoConfig("", Duration.ofSeconds(10), Clock.systemUTC());
    }

    /** The same with other collections. */
    public MongoConfig withCollectionPrefix(String prefix) {
        return new MongoConfig(prefix, timeout, clock);
    }

    /** The same with another time-out. */
    public MongoConfig withTimeout(Duration other) {
        return new MongoConfig(collectionPrefix, other, clock);
    }

    /** The same with another clock. */
    public MongoConfig withClock(Clock other) {
        return new MongoConfig(collectionPrefix, timeout, other);
    }
}
