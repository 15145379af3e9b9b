package io.scimserver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Immutable value under one key of a {@link SettingsStore}, changed by compare-and-set. It is stored as
 * <pre>{@code {"format": 1, "value": ...}}</pre>
 * so that a later version of the library can tell what it reads; a value without this envelope is read as format 1.
 * Safe for use by many threads and servers.
 *
 * @param <T> the type of the value, with {@code equals}
 */
public final class StoredValue<T> {

    /** Maximum age of a {@link #recent} value. */
    public static final Duration MAX_AGE = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CURRENT_FORMAT = 1;
    private static final int MAX_ATTEMPTS = 500;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /**
     * JSON form of a value, whose names are spelled out: they outlive a renamed field.
     *
     * @param <T> the type of the value
     */
    public interface Format<T> {

        /** Writes the value as any JSON. */
        JsonNode write(T value);

        /** Reads what {@link #write} gave. */
        T read(JsonNode stored);
    }

    /**
     * Next value after a change, and what the caller gets.
     *
     * @param <T> the type of the value
     * @param <R> the type of the result
     */
    public record Change<T, R>(T next, R result) {}

    private record Known<T>(Optional<String> text, T value, Instant readAt) {}

    private final SettingsStore settings;
    private final String key;
    private final T initial;
    private final Format<T> format;
    private final Clock clock;
    private final AtomicReference<Optional<Known<T>>> known = new AtomicReference<>(Optional.empty());

    /** @param initial the value until another one is stored */
    public StoredValue(SettingsStore settings, String key, T initial, Format<T> format, Clock clock) {
        this.settings = settings;
        this.key = key;
        this.initial = initial;
        this.format = format;
        this.clock = clock;
    }

    /** Reads the value. As long as the stored text is the same, so is the object. */
    public T get() {
        return read().value();
    }

    /** Returns the value as it was at most {@link #MAX_AGE} ago; a change through this object is seen at once. */
    public T recent() {
        Instant oldest = clock.instant().minus(MAX_AGE);
        return known.get()
                .filter(last -> last.readAt().isAfter(oldest))
                .orElseGet(this::read)
                .value();
    }

    /** Stores a first value; of several servers one succeeds. */
    public boolean setIfAbsent(T first) {
        return settings.putIfAbsent(key, write(first));
    }

    /**
     * Changes the value, and returns it as it is then.
     *
     * @throws StoreException.Unavailable if others were faster too often
     */
    public T update(UnaryOperator<T> change) {
        return change(before -> {
            T next = change.apply(before);
            return new Change<>(next, next);
        });
    }

    /**
     * Changes the value; works the change out again while others are faster. A change to an equal value is not written.
     *
     * @throws StoreException.Unavailable if others were faster too often
     */
    public <R> R change(Function<T, Change<T, R>> change) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Known<T> before = read();
            Change<T, R> wanted = change.apply(before.value());
            if (wanted.next().equals(before.value()) || replace(before, wanted.next())) {
                return wanted.result();
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
        throw new StoreException.Unavailable(
                "too many changes of " + key + " at the same time",
                RETRY_AFTER,
                new ConcurrentModificationException(key));
    }

    /** Removes the stored value; the initial one is back. */
    public void remove() {
        settings.remove(key);
        known.set(Optional.empty());
    }

    private boolean replace(Known<T> before, T next) {
        String text = write(next);
        boolean isReplaced = before.text()
                .map(present -> settings.replace(key, present, text))
                .orElseGet(() -> settings.putIfAbsent(key, text));
        if (!isReplaced) {
            return false;
        }
        known.set(Optional.of(new Known<>(Optional.of(text), next, clock.instant())));
        return true;
    }

    private Known<T> read() {
        Optional<Known<T>> last = known.get();
        Instant start = clock.instant();
        Optional<String> text = settings.find(key);
        T value = last.filter(old -> old.text().equals(text))
                .map(Known::value)
                .orElseGet(() -> text.map(this::parse).orElse(initial));
        Known<T> now = new Known<>(text, value, start);
        // A change that was made here meanwhile is newer than this, and stays.
        known.compareAndSet(last, Optional.of(now));
        return now;
    }

    private String write(T value) {
        return JSON.createObjectNode()
                .put("format", CURRENT_FORMAT)
                .<ObjectNode>set("value", format.write(value))
                .toString();
    }

    private T parse(String text) {
        try {
            JsonNode stored = JSON.readTree(text);
            int number = stored.path("format").asInt(CURRENT_FORMAT);
            if (number != CURRENT_FORMAT) {
                throw new IllegalStateException(key + " was stored by a newer version, in format " + number);
            }
            return format.read(stored.has("format") ? stored.path("value") : stored);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(key + " is stored as something that is no JSON", e);
        }
    }
}
