package io.scimserver.limit;

import io.github.bucket4j.Bucket;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rate limit of a fixed number of operations an hour for each tenant. The whole quota of an hour can be used at once,
 * as identity providers do with a first import; used operations come back continuously, not at the full hour. Kept in
 * memory: every server counts for itself, and a restart begins anew. Needs a few hundred bytes for each tenant that has
 * sent requests. Safe for use by many threads.
 */
public final class HourlyRateLimit implements RateLimit {

    /** Default limit of a tenant, in operations an hour. */
    public static final int DEFAULT_PER_HOUR = 25_000;

    private final Buckets buckets;
    private final Map<Tenant, Bucket> used = new ConcurrentHashMap<>();

    /**
     * @param perHour operations an hour, for each tenant
     * @throws IllegalArgumentException if it is below 1
     */
    public HourlyRateLimit(int perHour, Clock clock) {
        buckets = Buckets.of(perHour, Duration.ofHours(1), clock);
    }

    @Override
    public Optional<Duration> take(Tenant tenant, int operations) {
        Bucket bucket = used.computeIfAbsent(tenant, first -> buckets.fullOne());
        if (bucket.tryConsume(operations)) {
            return Optional.empty();
        }
        long most = Math.min(operations, buckets.capacity());
        return Optional.of(
                Buckets.toSeconds(bucket.estimateAbilityToConsume(most).getNanosToWaitForRefill()));
    }

    @Override
    public Optional<Quota> quota(Tenant tenant) {
        long remaining = Optional.ofNullable(used.get(tenant))
                .map(Bucket::getAvailableTokens)
                .orElse(buckets.capacity());
        return Optional.of(new Quota(buckets.capacity(), remaining));
    }
}
