package io.scimserver.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * Where pages by position ended, so that the next page of a walk goes on there instead of counting from the beginning.
 * Bounded: keeps the latest ends only, and none for longer than a walk pauses between two pages. What is forgotten costs
 * time, never correctness. Safe for use by many threads.
 */
final class PageEnds {

    private static final int MAX_ENTRIES = 4096;
    private static final Duration MAX_AGE = Duration.ofMinutes(2);

    /**
     * The beginning of a page.
     *
     * @param query filter and tenant
     * @param order what it is sorted by
     * @param startIndex of the first user of the page, from 1
     */
    record PageStart(BsonDocument query, BsonDocument order, int startIndex) {}

    private record End(Position position, Instant noted) {}

    private final Clock clock;
    private final Map<PageStart, End> ends = new LinkedHashMap<>();

    PageEnds(Clock clock) {
        this.clock = clock;
    }

    /** The user before a page, as far as that is known. */
    synchronized Optional<Position> before(PageStart start) {
        return Optional.ofNullable(ends.get(start))
                .filter(end -> end.noted.plus(MAX_AGE).isAfter(clock.instant()))
                .map(End::position);
    }

    synchronized void note(PageStart next, Position last) {
        // Removed first, so that the entries stay in the order of their times.
        ends.remove(next);
        ends.put(next, new End(last, clock.instant()));
        if (ends.size() > MAX_ENTRIES) {
            ends.remove(ends.keySet().iterator().next());
        }
    }
}
