package io.scimserver.mongo.internal.group;

import io.scimserver.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completion of writes that are decided already. */
final class Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private Completion() {}

    /** Runs the rest of a write. If it fails, the write has happened all the same, and the next reader completes it. */
    static void attempt(Runnable rest) {
        try {
            rest.run();
        } catch (StoreException e) {
            LOG.warn("A write of a group is stored, and completed when members are read next: {}", e.getMessage());
        }
    }
}
