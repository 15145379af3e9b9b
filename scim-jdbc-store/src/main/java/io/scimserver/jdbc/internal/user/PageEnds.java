package io.scimserver.jdbc.internal.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends of pages by position, so that the next page of a walk continues there instead of counting from the beginning.
 * Bounded: it keeps only the latest ends, and none for longer than a walk pauses between two pages. A forgotten end
 * costs time, never correctness. Safe for use by many threads.
 */
public final class PageEnds {

    private static final int MAX_ENTRIES = 4096;
    private static final Duration MAX_AGE = Duration.ofMinutes(2);

    /**
     * Beginning of a page.
     *
     * @param tenant the number of the tenant
     * @param query filter and order as text
     * @param startIndex of the first user of the page, from 1
     */
    record PageStart(long tenant, String query, long startIndex) {}

    private record End(Place place, Instant noted) {}

    private final Clock clock;
    private final Map<PageStart, End> ends = new LinkedHashMap<>();

    public PageEnds(Clock clock) {
        this.clock = clock;
    }

    /** Finds the user before a page, as far as that is known. */
    synchronized Optional<Place> before(PageStart start) {
        return Optional.ofNullable(ends.get(start))
                .filter(end -> end.noted.plus(MAX_AGE).isAfter(clock.instant()))
                .map(End::place);
    }

    synchronized void note(PageStart next, Place last) {
        // Removed first, so that the entries stay in the order of their times.
        ends.remove(next);
        ends.put(next, new End(last, clock.instant()));
        if (ends.size() > MAX_ENTRIES) {
            ends.remove(ends.keySet().iterator().next());
        }
    }
}
