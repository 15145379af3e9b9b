package io.scimserver.console.signin;

import io.scimserver.limit.IpNetwork;
import io.scimserver.limit.RecentMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Delays that make guessing slow: whoever fails has to wait, longer each time, before the next attempt is looked at.
 * Counted are a name from one address, an address, and a name. So that strangers cannot lock an administrator out, the
 * last makes nobody wait for more than some seconds, and does not concern addresses from which that name has signed in
 * before. IPv6 addresses count by their network of 64 bits, names by their first {@value #LONGEST_TEXT} characters. Known to this server alone, in bounded memory: the oldest counts are
 * forgotten first, and each an hour after its last failure. Safe for use by many threads.
 */
public final class SignInDelays {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);
    private static final int MAX_COUNTS = 20_000;
    private static final int LONGEST_TEXT = 100;

    /** Kinds of counters, each with the number of failures that cause no delay, and the longest delay. */
    private enum Kind {
        NAME_AND_ADDRESS(3, Duration.ofMinutes(5)),
        ADDRESS(20, Duration.ofMinutes(5)),
        NAME(30, Duration.ofSeconds(5));

        private final int free;
        private final Duration longest;

        Kind(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }
    }

    private record Key(Kind kind, String text) {

        @Override
        public String toString() {
            return kind + " " + text;
        }
    }

    /** Name and network that an attempt is counted for. */
    private record Source(String name, String network) {

        static Source of(String name, String address) {
            return new Source(
                    cut(name),
                    IpNetwork.address(address)
                            .map(IpNetwork::ofCustomer)
                            .map(IpNetwork::toString)
                            .orElseGet(() -> cut(address)));
        }

        private static String cut(String text) {
            return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        }

        String pair() {
            return network + ' ' + name;
        }
    }

    private record Count(int failures, Instant last) {

        Instant next(Kind kind) {
            int beyond = failures - kind.free;
            if (beyond < 0) {
                return Instant.MIN;
            }
            long seconds = 1L << Math.min(beyond, 20);
            return last.plusSeconds(Math.min(seconds, kind.longest.toSeconds()));
        }
    }

    private final Clock clock;
    private final RecentMap<Count> counts;
    private final RecentMap<Boolean> familiar;

    public SignInDelays(Clock clock) {
        this.clock = clock;
        this.counts = new RecentMap<>(MAX_COUNTS, FORGOTTEN_AFTER, clock);
        this.familiar = new RecentMap<>(MAX_COUNTS, FAMILIAR_FOR, clock);
    }

    /** Returns the time that the visitor has to wait before an attempt; empty if it may be made. Counts nothing. */
    public synchronized Optional<Duration> delay(String name, String address) {
        Instant now = clock.instant();
        return keys(Source.of(name, address)).stream()
                .flatMap(key -> counts.find(key.toString()).map(count -> count.next(key.kind())).stream())
                .filter(now::isBefore)
                .map(next -> Duration.between(now, next))
                .max(Duration::compareTo);
    }

    /** Returns true if this name has signed in from this address before. */
    public boolean isFamiliar(String name, String address) {
        return familiar.find(Source.of(name, address).pair()).isPresent();
    }

    /**
     * Counts an attempt and returns the time that the visitor has to wait before it. Empty: the attempt may be made; it
     * counts as failed until it succeeds.
     */
    public synchronized Optional<Duration> attempt(String name, String address) {
        Optional<Duration> wait = delay(name, address);
        if (wait.isEmpty()) {
            Instant now = clock.instant();
            keys(Source.of(name, address)).forEach(key -> count(key.toString(), now));
        }
        return wait;
    }

    /** Notes that the attempt was made with the right password. */
    public synchronized void succeeded(String name, String address) {
        Source source = Source.of(name, address);
        keys(source)
                .forEach(key -> counts.find(key.toString())
                        .ifPresent(count -> counts.put(key.toString(), forgiven(key, count))));
        familiar.put(source.pair(), true);
    }

    private void count(String key, Instant now) {
        int before = counts.find(key).map(Count::failures).orElse(0);
        counts.put(key, new Count(before + 1, now));
    }

    /** Takes back the attempt of a success; only the count of this very name and address begins anew. */
    private static Count forgiven(Key key, Count count) {
        int failures = key.kind() == Kind.NAME_AND_ADDRESS ? 0 : count.failures() - 1;
        return new Count(failures, count.last());
    }

    private List<Key> keys(Source source) {
        Key pair = new Key(Kind.NAME_AND_ADDRESS, source.pair());
        Key address = new Key(Kind.ADDRESS, source.network());
        return familiar.find(source.pair()).isPresent()
                ? List.of(pair, address)
                : List.of(pair, address, new Key(Kind.NAME, source.name()));
    }
}
