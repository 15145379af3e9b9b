package io.scimserver.memory;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityResult;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Sums of the counts of one day. Not safe for use by several threads. */
final class ActivityCounts {

    private final Map<ActivityResult, Long> requests = new EnumMap<>(ActivityResult.class);
    private final Map<ActivityEffect, Long> effects = new EnumMap<>(ActivityEffect.class);

    void add(ActivityEntry entry) {
        requests.merge(entry.outcome().result(), 1L, Long::sum);
        entry.outcome().effects().forEach((effect, number) -> effects.merge(effect, (long) number, Long::sum));
    }

    ActivityDay of(LocalDate day) {
        return new ActivityDay(day, requests, effects);
    }
}
