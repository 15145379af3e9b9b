package io.scimserver.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts of one day. Immutable.
 *
 * @param day the day in UTC
 * @param requests the number of requests by result; results without a request are not in it
 * @param effects the number of users created, updated and so on; effects that did not occur are not in it
 */
public record ActivityDay(LocalDate day, Map<ActivityResult, Long> requests, Map<ActivityEffect, Long> effects) {

    /** Returns the day of a time. */
    public static LocalDate of(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public ActivityDay {
        requests = requests.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(requests));
        effects = effects.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(effects));
    }
}
