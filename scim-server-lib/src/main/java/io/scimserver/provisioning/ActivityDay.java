package io.scimserver.provisioning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one day brought. Immutable.
 *
 * @param day the day in UTC
 * @param requests how many requests ended how; what did not occur is not in it
 * @param effects how many users were created, updated and so on; what did not occur is not in it
 */
public record ActivityDay(LocalDate day, Map<ActivityResult, Long> requests, Map<ActivityEffect, Long> effects) {

    public ActivityDay {
        requests = requests.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(requests));
        effects = effects.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(effects));
    }
}
