package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import java.time.Clock;
import java.util.Set;

/** Provider for {@code memory:}, for trials: everything is forgotten when the server stops. */
public final class MemoryStoresProvider implements UserStoresProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    @Override
    public String description() {
        return "memory: (forgets everything when the server stops)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        return OpenedStore.inMemory(clock);
    }
}
