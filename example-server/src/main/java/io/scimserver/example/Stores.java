package io.scimserver.example;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserStores;
import java.time.Clock;

/** Opens the store that a URI names. */
final class Stores {

    private Stores() {}

    /** @throws IllegalArgumentException if no store has this scheme; the message lists those that exist */
    static UserStores open(String uri, Clock clock) {
        // Not a java.net.URI: that one wants something after the colon.
        String scheme = uri.replaceFirst(":.*", "");
        if (scheme.equals("memory")) {
            return new InMemoryUserStores(clock);
        }
        throw new IllegalArgumentException(
                "no store has the scheme \"" + scheme + "\"; there is: memory: (forgets all users at its end)");
    }
}
