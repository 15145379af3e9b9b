package io.scimserver.example.admin.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes guessing slow: whoever fails has to wait, longer each time, before the next attempt is looked at. Counted are a
 * name from one address, an address, and a name; the last does not concern addresses from which that name has signed in
 * before, so that strangers cannot lock an administrator out. Known to this server alone, in bounded memory: the oldest
 * counts are forgotten first. Safe for use by many threads.
 */
public final class SignInDelays {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MAX_COUNTS = 20_000;

    /** How many failures are free of delay. */
    private enum Kind {
        NAME_AND_ADDRESS(3),
        ADDRESS(20),
        NAME(30);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    private record Key(Kind kind, String text) {}

    private record Count(int failures, Instant last) {

        Instant next(Kind kind) {
            int beyond = failures - kind.free;
            if (beyond < 0) {
                return Instant.MIN;
            }
            long seconds = 1L << Math.min(beyond, 20);
            return last.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
        }
    }

    private final Clock clock;
    private final Map<Key, Count> counts = bounded();
    private final Map<String, Boolean> familiar = bounded();

    public SignInDelays(Clock clock) {
        this.clock = clock;
    }

    /** How long this visitor has to wait; empty: the attempt may be made, and is counted as failed until it succeeds. */
    public synchronized Optional<Duration> attempt(String name, String address) {
        Instant now = clock.instant();
        Optional<Duration> wait = keys(name, address)
                .flatMap(key -> Optional.ofNullable(counts.get(key)).map(count -> count.next(key.kind())).stream())
                .filter(now::isBefore)
                .map(next -> Duration.between(now, next))
                .max(Duration::compareTo);
        if (wait.isEmpty()) {
            keys(name, address).forEach(key -> counts.merge(key, new Count(1, now), SignInDelays::sum));
        }
        return wait;
    }

    /** The attempt was made with the right password. */
    public synchronized void succeeded(String name, String address) {
        keys(name, address).forEach(key -> counts.computeIfPresent(key, (same, count) -> forgiven(key, count)));
        familiar.put(pair(name, address), true);
    }

    private static Count sum(Count before, Count one) {
        boolean longAgo = before.last().plus(FORGOTTEN_AFTER).isBefore(one.last());
        return longAgo ? one : new Count(before.failures() + 1, one.last());
    }

    /** One success takes back its own attempt; only the count of this very name and address begins anew. */
    private static Count forgiven(Key key, Count count) {
        int failures = key.kind() == Kind.NAME_AND_ADDRESS ? 0 : count.failures() - 1;
        return new Count(failures, count.last());
    }

    private Stream<Key> keys(String name, String address) {
        Stream<Key> always =
                Stream.of(new Key(Kind.NAME_AND_ADDRESS, pair(name, address)), new Key(Kind.ADDRESS, address));
        return familiar.containsKey(pair(name, address))
                ? always
                : Stream.concat(always, Stream.of(new Key(Kind.NAME, name)));
    }

    private static String pair(String name, String address) {
        return address + ' ' + name;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_COUNTS;
            }
        };
    }
}
