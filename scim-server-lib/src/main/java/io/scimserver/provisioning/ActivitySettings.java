package io.scimserver.provisioning;

import java.time.Duration;

/**
 * How an {@link ActivityLog} works. Immutable; start from {@link #DEFAULT}.
 *
 * @param personalData how much of people's data is kept
 * @param bodyBytes how much of a body is kept, in bytes; 0 keeps none
 * @param retention how long entries are kept
 * @param buffer how much may wait to be written; what comes beyond it is lost, and counted
 */
public record ActivitySettings(PersonalData personalData, int bodyBytes, Duration retention, Buffer buffer) {

    /**
     * How much may wait to be written.
     *
     * @param entries how many entries
     * @param bytes how many bytes of bodies, URLs and header texts, before they are shortened
     */
    public record Buffer(int entries, long bytes) {}

    /** All personal data, 8 KiB of each body, 30 days, a buffer of 10,000 entries and 32 MiB. */
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

    /** The same with this much personal data. */
    public ActivitySettings withPersonalData(PersonalData kept) {
        return new ActivitySettings(kept, bodyBytes, retention, buffer);
    }

    /** The same with this much of each body. */
    public ActivitySettings withBodyBytes(int most) {
        return new ActivitySettings(personalData, most, retention, buffer);
    }

    /** The same, kept for so long. */
    public ActivitySettings withRetention(Duration time) {
        return new ActivitySettings(personalData, bodyBytes, time, buffer);
    }

    /** The same with this buffer. */
    public ActivitySettings withBuffer(Buffer other) {
        return new ActivitySettings(personalData, bodyBytes, retention, other);
    }
}
