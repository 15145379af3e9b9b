package io.scimserver.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Map of bounded size for texts that strangers send, such as names that failed to sign in: of a key only a hash is kept.
 * What was written longest ago is forgotten first, and everything after some time. Safe for use by many threads; two
 * calls in a row are not one step.
 *
 * @param <V> the values
 */
public final class RecentMap<V> {

    private final int most;
    private final Duration age;
    private final Clock clock;
    private final Map<Key, Entry<V>> entries = new LinkedHashMap<>();

    /** First 128 bits of a SHA-256: nobody can make two texts that share them. */
    private record Key(long high, long low) {

        static Key of(String text) {
            try {
                ByteBuffer hash = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
                return new Key(hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
        }
    }

    private record Entry<V>(V value, long endsAt) {}

    /**
     * @param most maximum number of entries
     * @param age time after which an entry is forgotten, counted from its last {@link #put}
     */
    public RecentMap(int most, Duration age, Clock clock) {
        this.most = most;
        this.age = age;
        this.clock = clock;
    }

    /** Returns the value of a key; empty if there is none, or it is forgotten. */
    public synchronized Optional<V> find(String key) {
        return Optional.ofNullable(entries.get(Key.of(key)))
                .filter(entry -> entry.endsAt() > clock.millis())
                .map(Entry::value);
    }

    /** Sets the value of a key, which is from now on the newest. */
    public synchronized void put(String key, V value) {
        Key hash = Key.of(key);
        entries.remove(hash);
        entries.put(hash, new Entry<>(value, clock.millis() + age.toMillis()));
        forgetOld();
    }

    /** Returns the number of entries in memory. */
    public synchronized int size() {
        return entries.size();
    }

    private void forgetOld() {
        long now = clock.millis();
        Iterator<Entry<V>> eldestFirst = entries.values().iterator();
        while (eldestFirst.hasNext()) {
            Entry<V> eldest = eldestFirst.next();
            if (entries.size() <= most && eldest.endsAt() > now) {
                return;
            }
            eldestFirst.remove();
        }
    }
}
