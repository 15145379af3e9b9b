package io.scimserver.mongo.internal.group;

import io.scimserver.store.StoreException;
import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completion of writes that are decided already. */
final class Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Completion() {}

    /**
     * Runs the rest of a write that somebody else has left, before something is read.
     *
     * @throws Unavailable if it fails: what is read would not be right, and nothing new was written
     */
    static void beforeReading(Runnable rest) {
        try {
            rest.run();
        } catch (OutcomeUnknown e) {
            throw new Unavailable("a write of a group that was left undone could not be completed", RETRY_AFTER, e);
        }
    }

    /** Runs the rest of a write. If it fails, the write has happened all the same, and the next reader completes it. */
    static void attempt(Runnable rest) {
        try {
            rest.run();
        } catch (StoreException e) {
            LOG.warn("A write of a group is stored, and completed when members are read next: {}", e.getMessage());
        }
    }
}
