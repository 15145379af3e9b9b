package io.scimserver.internal.resource;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listeners of the host. One that throws keeps no other from being told.
 *
 * @param all in the order in which they are told
 * @param <T> the type of the listeners
 */
public record Listeners<T>(List<T> all) {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    public Listeners {
        all = List.copyOf(all);
    }

    /** Returns true if nobody listens. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Tells each of them. */
    public void tell(Consumer<T> event) {
        for (T listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a provisioning listener failed; the write it was told of stands", e);
            }
        }
    }
}
