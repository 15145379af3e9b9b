package io.scimserver.limit;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Limit on the failures of one source address in a minute. IPv6 addresses count by their network of 64 bits:
 * that is what one customer has. Remembers the {@value #MOST_SOURCES} addresses that failed last, no more, for a
 * minute:
 * a few megabytes at most. Safe for use by many threads.
 */
public final class SourceLimit {

    private static final int MOST_SOURCES = 10_000;
    private static final int MOST_CHARACTERS = 100;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Buckets buckets;
    private final RecentMap<Bucket> failed;

    /**
     * @param perMinute the number of failures a minute that each source may have
     * @throws IllegalArgumentException if it is below 1
     */
    public SourceLimit(int perMinute, Clock clock) {
        buckets = Buckets.of(perMinute, PERIOD, clock);
        // After a period without failures a bucket is full again, as a new one is
        failed = new RecentMap<>(MOST_SOURCES, PERIOD, clock);
    }

    /**
     * Counts a failure.
     *
     * @param address an IP address as text; anything else is taken as it is, its first {@value #MOST_CHARACTERS}
     * characters
     * @return empty if the source may try again; else how long it should wait
     */
    public Optional<Duration> failed(String address) {
        Bucket bucket = bucketOf(source(address));
        return bucket.tryConsume(1)
                ? Optional.empty()
                : Optional.of(
                        Buckets.toSeconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }

    private synchronized Bucket bucketOf(String source) {
        Bucket bucket = failed.find(source).orElseGet(buckets::fullOne);
        failed.put(source, bucket);
        return bucket;
    }

    private static String source(String address) {
        return IpNetwork.address(address)
                .map(IpNetwork::ofCustomer)
                .map(IpNetwork::toString)
                .orElseGet(() -> address.substring(0, Math.min(address.length(), MOST_CHARACTERS)));
    }
}
