package io.scimserver.activity.log;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.attention.Attempt;
import io.scimserver.activity.log.ActivityBuffer.Observed;
import io.scimserver.activity.log.EntryCompletion.Completed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of the thread of an {@link ActivityLog}. An unexpected error ends one round, not the thread; after several rounds
 * in a row that end so, the thread gives up.
 */
final class ActivityWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);
    private static final int BATCH = 500;
    private static final int ATTEMPTS = 3;
    private static final int FAILED_ROUNDS = 5;
    private static final Duration LINGER = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLEANING = Duration.ofHours(1);

    private final ActivityBuffer buffer;
    private final ActivityStore store;
    private final EntryCompletion completion;
    private final AttemptReader attempts;
    private final Duration retention;
    private final Clock clock;
    private Instant nextCleaning;
    private int failedRounds;
    private volatile long failures;
    private volatile Optional<Consumer<List<Attempt>>> observer = Optional.empty();

    ActivityWriter(ActivityBuffer buffer, ActivityStore store, ActivitySettings settings, Clock clock) {
        this.buffer = buffer;
        this.store = store;
        this.completion = new EntryCompletion(settings);
        this.attempts = new AttemptReader(settings.personalData());
        this.retention = settings.retention();
        this.clock = clock;
        this.nextCleaning = clock.instant();
    }

    /** Number of rounds that ended with an unexpected error. */
    long failures() {
        return failures;
    }

    /** Sets who is told of the attempts in entries that are written. */
    void observe(Consumer<List<Attempt>> next) {
        observer = Optional.of(next);
    }

    /** Runs until the buffer is closed and empty, the thread is interrupted, or too many rounds in a row have failed. */
    void run() {
        try {
            boolean isWanted = true;
            while (isWanted && failedRounds < FAILED_ROUNDS) {
                isWanted = round();
            }
        } catch (InterruptedException e) {
            LOG.warn("The activity log is stopped before everything was written");
        } finally {
            buffer.abandon();
        }
    }

    /** Returns false when there is nothing left to do. */
    private boolean round() throws InterruptedException {
        try {
            return writeNext();
        } catch (RuntimeException | Error e) {
            fail(e);
            buffer.pause(PAUSE);
            return true;
        }
    }

    private boolean writeNext() throws InterruptedException {
        cleanUp();
        List<Observed> batch = buffer.take(BATCH, LINGER, CLEANING);
        if (batch.isEmpty()) {
            return !buffer.isClosed();
        }
        write(batch);
        failedRounds = 0;
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by this thread alone
    private void fail(Throwable reason) {
        failures++;
        failedRounds++;
        LOG.error(
                "The activity log has failed unexpectedly {}",
                failedRounds < FAILED_ROUNDS
                        ? "and goes on"
                        : FAILED_ROUNDS + " times in a row and gives up: restart the server",
                reason);
    }

    /** Whatever way it ends, the batch is settled: what is not written is lost. */
    private void write(List<Observed> batch) throws InterruptedException {
        int written = 0;
        try {
            List<ActivityEntry> entries = new ArrayList<>(batch.size());
            List<Attempt> made = new ArrayList<>();
            batch.forEach(observed -> complete(observed).ifPresent(completed -> {
                entries.add(completed.entry());
                // At once, so that the bodies of a whole batch are never in memory as trees
                observer.ifPresent(told -> attempts.read(completed).forEach(made::add));
            }));
            written = append(entries) ? entries.size() : 0;
            if (written > 0) {
                tell(made);
            }
        } finally {
            buffer.settle(batch.size() - written);
        }
    }

    private void tell(List<Attempt> made) {
        try {
            observer.ifPresent(told -> told.accept(made));
        } catch (RuntimeException e) {
            LOG.warn("The list of those who need attention could not be updated: {}", e.getMessage());
        }
    }

    private Optional<Completed> complete(Observed observed) {
        try {
            return Optional.of(completion.complete(observed.entry(), observed.request(), observed.response()));
        } catch (RuntimeException e) {
            LOG.error(
                    "The activity log cannot read request {}", observed.entry().id(), e);
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
