package io.scimserver.example.metrics;

import io.micrometer.core.instrument.Counter;
import io.scimserver.limit.RateLimit;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;

/** Rate limit that counts the refusals of another limit. */
final class CountedRateLimit implements RateLimit {

    private final RateLimit limit;
    private final Counter refusals;

    CountedRateLimit(RateLimit limit, Counter refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    @Override
    public Optional<Duration> take(Tenant tenant, int operations) {
        Optional<Duration> wait = limit.take(tenant, operations);
        if (wait.isPresent()) {
            refusals.increment();
        }
        return wait;
    }

    @Override
    public Optional<Quota> quota(Tenant tenant) {
        return limit.quota(tenant);
    }
}
