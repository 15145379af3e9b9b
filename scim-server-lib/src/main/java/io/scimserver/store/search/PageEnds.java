package io.scimserver.store.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends of pages by {@code startIndex}, so that the next page of a walk continues there instead of counting from the
 * beginning. Bounded: it keeps only the latest ends, and none for longer than a walk pauses between two pages. A
 * forgotten end costs time, never correctness. Safe for use by many threads.
 */
public final class PageEnds {

    private static final int MAX_ENTRIES = 4096;
    private static final Duration MAX_AGE = Duration.ofMinutes(2);

    private record PageStart(Object search, long startIndex) {}

    private record End(String position, Instant noted) {}

    private final Clock clock;
    private final Map<PageStart, End> ends = new LinkedHashMap<>();

    public PageEnds(Clock clock) {
        this.clock = clock;
    }

    /**
     * Finds the position of the user before a page, as far as it is known.
     *
     * @param search everything that decides about the order of the matches, as a value: tenant, filter and sort
     * @param startIndex of the first user of the page, from 1
     */
    public synchronized Optional<String> before(Object search, long startIndex) {
        return Optional.ofNullable(ends.get(new PageStart(search, startIndex)))
                .filter(end -> end.noted.plus(MAX_AGE).isAfter(clock.instant()))
                .map(End::position);
    }

    /**
     * Notes the position of the last user of a page.
     *
     * @param search as {@link #before} is asked
     * @param startIndex of the first user of the next page
     */
    public synchronized void note(Object search, long startIndex, String position) {
        PageStart next = new PageStart(search, startIndex);
        // Removed first, so that the entries stay in the order of their times.
        ends.remove(next);
        ends.put(next, new End(position, clock.instant()));
        if (ends.size() > MAX_ENTRIES) {
            ends.remove(ends.keySet().iterator().next());
        }
    }
}
