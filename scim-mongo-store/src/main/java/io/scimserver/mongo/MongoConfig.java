package io.scimserver.mongo;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Configuration of the stores' use of a database. Immutable; start from {@link #defaults()}.
 *
 * @param collectionPrefix the prefix of the collections' names; empty by default, so that they are {@code users} and
 *     {@code tokens}
 * @param timeout the maximum duration of an operation as a whole, from looking for a server to the last byte of the
 *     response; 10 seconds by default, which is less than identity providers wait
 * @param clock the source of {@code created} and {@code lastModified}
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

    /** Returns the default configuration: no prefix, 10 seconds, the system's clock. */
    public static MongoConfig defaults() {
        return new MongoConfig("", Duration.ofSeconds(10), Clock.systemUTC());
    }

    /** Returns a copy with other collections. */
    public MongoConfig withCollectionPrefix(String prefix) {
        return new MongoConfig(prefix, timeout, clock);
    }

    /** Returns a copy with another time-out. */
    public MongoConfig withTimeout(Duration other) {
        return new MongoConfig(collectionPrefix, other, clock);
    }

    /** Returns a copy with another clock. */
    public MongoConfig withClock(Clock other) {
        return new MongoConfig(collectionPrefix, timeout, other);
    }
}
