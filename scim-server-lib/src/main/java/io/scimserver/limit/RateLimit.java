package io.scimserver.limit;

import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;

/**
 * How many operations a company may have carried out. Asked once it is known whose a request is and that its company
 * takes requests: every request is one operation, whatever becomes of it; a bulk request is as many as it holds, asked
 * for together before the first one runs, so that it is carried out whole or refused whole. What is refused takes nothing
 * from the quota, and is answered 429 with {@code Retry-After}.
 *
 * <p>{@link HourlyRateLimit} is the one that is used by default. A host that counts for several servers together
 * implements this over a store of its own. Answers quickly; safe for use by many threads.
 */
public interface RateLimit {

    /** No limit at all. */
    RateLimit UNLIMITED = new RateLimit() {
        @Override
        public Optional<Duration> take(Tenant tenant, int operations) {
            return Optional.empty();
        }

        @Override
        public Optional<Quota> quota(Tenant tenant) {
            return Optional.empty();
        }
    };

    /**
     * Takes so many operations from what the company has left: all of them, or none.
     *
     * @param operations at least 1
     * @return empty if they may run; else how long to wait until they could
     */
    Optional<Duration> take(Tenant tenant, int operations);

    /** What the company has left right now, to be shown; takes nothing. Empty if there is no limit. */
    Optional<Quota> quota(Tenant tenant);

    /**
     * A company's quota. Immutable.
     *
     * @param perHour how many operations an hour gives, and how many can be left at most
     * @param remaining how many can be carried out right now
     */
    record Quota(long perHour, long remaining) {}
}
