package io.scimserver.memory;

import io.scimserver.provisioning.ActivityDay;
import io.scimserver.provisioning.ActivityEffect;
import io.scimserver.provisioning.ActivityEntry;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Adds up what days brought. */
final class ActivityCounts {

    private ActivityCounts() {}

    static ActivityDay of(LocalDate day, ActivityEntry entry) {
        Map<ActivityEffect, Long> effects = new EnumMap<>(ActivityEffect.class);
        entry.outcome().effects().forEach((effect, number) -> effects.put(effect, (long) number));
        return new ActivityDay(day, Map.of(entry.outcome().result(), 1L), effects);
    }

    static ActivityDay sum(ActivityDay one, ActivityDay other) {
        return new ActivityDay(one.day(), sum(one.requests(), other.requests()), sum(one.effects(), other.effects()));
    }

    private static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new HashMap<>(one);
        other.forEach((key, number) -> sum.merge(key, number, Long::sum));
        return sum;
    }
}
