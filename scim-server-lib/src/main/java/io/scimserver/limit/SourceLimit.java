package io.scimserver.limit;

import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often something may go wrong for one source address in a minute. IPv6 addresses count by their network of 64 bits:
 * that is what one customer has. Remembers the {@value #MOST_SOURCES} addresses that failed last, no more: a few
 * megabytes at most. Safe for use by many threads.
 */
public final class SourceLimit {

    private static final int MOST_SOURCES = 10_000;
    private static final int NETWORK_BYTES = 8;
    /** What a name server would not be asked about. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?");

    private final Buckets buckets;
    private final Map<String, Bucket> failed = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    /**
     * @param perMinute how many failures a minute each source may have
     * @throws IllegalArgumentException if it is below 1
     */
    public SourceLimit(int perMinute, Clock clock) {
        buckets = Buckets.of(perMinute, Duration.ofMinutes(1), clock);
    }

    /**
     * Counts a failure.
     *
     * @param address an IP address as text; anything else is taken as it is
     * @return empty if the source may try again; else how long it should wait
     */
    public Optional<Duration> failed(String address) {
        Bucket bucket = bucketOf(source(address));
        return bucket.tryConsume(1)
                ? Optional.empty()
                : Optional.of(
                        Buckets.toSeconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }

    private Bucket bucketOf(String source) {
        synchronized (failed) {
            return failed.computeIfAbsent(source, first -> buckets.fullOne());
        }
    }

    private static String source(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
