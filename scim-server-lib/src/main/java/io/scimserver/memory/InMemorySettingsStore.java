package io.scimserver.memory;

import io.scimserver.store.SettingsStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Settings store in the memory of the process. Safe for use by many threads. */
public final class InMemorySettingsStore implements SettingsStore {

    private final ConcurrentMap<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        return values.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean replace(String key, String expected, String value) {
        return values.replace(key, expected, value);
    }

    @Override
    public boolean remove(String key) {
        return values.remove(key) != null;
    }
}
