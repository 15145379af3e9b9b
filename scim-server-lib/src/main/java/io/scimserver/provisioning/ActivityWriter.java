package io.scimserver.provisioning;

import io.scimserver.provisioning.ActivityBuffer.Observed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the thread of an {@link ActivityLog} does. */
final class ActivityWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);
    private static final int BATCH = 500;
    private static final int ATTEMPTS = 3;
    private static final Duration LINGER = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLEANING = Duration.ofHours(1);

    private final ActivityBuffer buffer;
    private final ActivityStore store;
    private final EntryCompletion completion;
    private final Duration retention;
    private final Clock clock;
    private Instant nextCleaning;

    ActivityWriter(ActivityBuffer buffer, ActivityStore store, ActivitySettings settings, Clock clock) {
        this.buffer = buffer;
        this.store = store;
        this.completion = new EntryCompletion(settings);
        this.retention = settings.retention();
        this.clock = clock;
        this.nextCleaning = clock.instant();
    }

    /** Until the buffer is closed and empty, or the thread is interrupted. */
    void run() {
        try {
            while (true) {
                cleanUp();
                List<Observed> batch = buffer.take(BATCH, LINGER, CLEANING);
                if (batch.isEmpty() && buffer.isClosed()) {
                    return;
                }
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.warn("The activity log is stopped before everything was written");
        } finally {
            buffer.abandon();
        }
    }

    private void write(List<Observed> batch) throws InterruptedException {
        List<ActivityEntry> entries = new ArrayList<>(batch.size());
        batch.forEach(observed -> complete(observed).ifPresent(entries::add));
        boolean isWritten = append(entries);
        buffer.settle(batch.size(), isWritten ? batch.size() - entries.size() : batch.size());
    }

    private Optional<ActivityEntry> complete(Observed observed) {
        try {
            return Optional.of(completion.complete(observed.facts(), observed.request(), observed.answer()));
        } catch (RuntimeException e) {
            LOG.error(
                    "The activity log cannot read request {}", observed.facts().id(), e);
            return Optional.empty();
        }
    }

    private boolean append(List<ActivityEntry> entries) throws InterruptedException {
        for (int attempt = 1; !entries.isEmpty(); attempt++) {
            try {
                store.append(entries);
                return true;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    LOG.error("The activity log has lost {} entries", entries.size(), e);
                    return false;
                }
                buffer.pause(PAUSE);
            }
        }
        return true;
    }

    private void cleanUp() {
        Instant now = clock.instant();
        if (now.isBefore(nextCleaning)) {
            return;
        }
        nextCleaning = now.plus(CLEANING);
        try {
            store.deleteBefore(now.minus(retention));
        } catch (RuntimeException e) {
            LOG.warn("The activity log could not delete what is past its retention: {}", e.getMessage());
        }
    }
}
