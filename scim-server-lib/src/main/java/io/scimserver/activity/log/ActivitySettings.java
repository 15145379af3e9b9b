package io.scimserver.activity.log;

import java.time.Duration;

/**
 * Settings of an {@link ActivityLog}. Immutable; start from {@link #DEFAULT}.
 *
 * @param personalData the amount of people's data that is kept
 * @param bodyBytes the number of bytes of a body that are kept; 0 keeps none
 * @param retention the time for which entries are kept
 * @param buffer the amount that may wait to be written; what comes beyond it is lost, and counted
 */
public record ActivitySettings(PersonalData personalData, int bodyBytes, Duration retention, Buffer buffer) {

    /**
     * Limits on the entries that wait to be written.
     *
     * @param entries how many entries
     * @param bytes how many bytes of bodies, URLs and header texts, before they are shortened
     */
    public record Buffer(int entries, long bytes) {}

    /** Default settings: all personal data, 8 KiB of each body, 30 days, a buffer of 10,000 entries and 32 MiB. */
    public static final ActivitySettings DEFAULT = new ActivitySettings(
            PersonalData.ALL, 8 * 1024, Duration.ofDays(30), new Buffer(10_000, 32L * 1024 * 1024));

    /** @throws IllegalArgumentException if the retention is shorter than an hour or a size is negative */
    public ActivitySettings {
        if (retention.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("entries are kept for an hour at least, not for " + retention);
        }
        if (bodyBytes < 0 || buffer.entries() < 1 || buffer.bytes() < 1) {
            throw new IllegalArgumentException("a size is too small");
        }
    }

    /** Returns a copy with this amount of personal data. */
    public ActivitySettings withPersonalData(PersonalData kept) {
        return new ActivitySettings(kept, bodyBytes, retention, buffer);
    }

    /** Returns a copy with this amount of each body. */
    public ActivitySettings withBodyBytes(int most) {
        return new ActivitySettings(personalData, most, retention, buffer);
    }

    /** Returns a copy with entries kept for this time. */
    public ActivitySettings withRetention(Duration time) {
        return new ActivitySettings(personalData, bodyBytes, time, buffer);
    }

    /** Returns a copy with this buffer. */
    public ActivitySettings withBuffer(Buffer other) {
        return new ActivitySettings(personalData, bodyBytes, retention, other);
    }
}
