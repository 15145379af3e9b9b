package io.scimserver.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Configuration of the stores' use of a database. Immutable; start from {@link #defaults()}.
 *
 * @param timeout the maximum duration of a read, such as a search, and of each statement of a write, in whole seconds; 10
 *     seconds by default, which is less than identity providers wait. Statements of a write on SQLite have none
 * @param clock the source of {@code created} and {@code lastModified}
 */
public record JdbcConfig(Duration timeout, Clock clock) {

    /** @throws IllegalArgumentException if the time-out is shorter than a second */
    public JdbcConfig {
        Objects.requireNonNull(clock, "clock");
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("a time-out of " + timeout);
        }
    }

    /** Returns the default configuration: 10 seconds, the system's clock. */
    public static JdbcConfig defaults() {
        return new JdbcConfig(Duration.ofSeconds(10), Clock.systemUTC());
    }

    /** Returns a copy with another time-out. */
    public JdbcConfig withTimeout(Duration other) {
        return new JdbcConfig(other, clock);
    }

    /** Returns a copy with another clock. */
    public JdbcConfig withClock(Clock other) {
        return new JdbcConfig(timeout, other);
    }
}
