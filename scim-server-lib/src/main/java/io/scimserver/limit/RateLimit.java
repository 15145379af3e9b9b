package io.scimserver.limit;

import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;

/**
 * Limit of the operations of a tenant. The library asks it once it knows the tenant of a request and that this tenant
 * takes requests: every request is one operation, whatever its result; a bulk request counts as many as it holds, asked
 * for together before the first one runs, so that it is carried out whole or refused whole. A refused request takes
 * nothing from the quota, and its response is 429 with {@code Retry-After}.
 *
 * <p>{@link HourlyRateLimit} is the default. A host that counts for several servers together implements this over a
 * store of its own. Implementations return quickly and are safe for use by many threads.
 */
public interface RateLimit {

    /** Limit that refuses nothing. */
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
     * Takes this number of operations from the tenant's quota: all of them, or none.
     *
     * @param operations at least 1
     * @return empty if they may run; else the time to wait until they could
     */
    Optional<Duration> take(Tenant tenant, int operations);

    /** Returns the tenant's remaining quota, to be shown; takes nothing. Empty if there is no limit. */
    Optional<Quota> quota(Tenant tenant);

    /**
     * Quota of a tenant. Immutable.
     *
     * @param perHour the number of operations that an hour gives, and the most that can be left
     * @param remaining the number that can be carried out right now
     */
    record Quota(long perHour, long remaining) {}
}
