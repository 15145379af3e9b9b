package io.scimserver.activity.log;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.attention.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writer of the activity log. Recording puts an entry into a bounded buffer and returns; a
 * thread of the log's own removes secrets, shortens bodies, and appends batches to the store; about hourly it deletes
 * what is past its retention. So a slow or broken store never slows or fails a request: what does not fit into the
 * buffer, or cannot be stored in three attempts, is {@linkplain #lost() counted as lost}. A full buffer loses entries of
 * no tenant first, so that requests without a valid token never push out those of tenants.
 *
 * <p>An unexpected error does not end the thread, unless it comes again and again: see {@link #isRunning()}.
 *
 * <p>Safe for use by many threads. No thread is left after {@link #close()}.
 */
public final class ActivityLog implements AutoCloseable {

    private static final byte[] NOTHING = {};
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final ActivityStore store;
    private final ActivityBuffer buffer;
    private final ActivityWriter writer;
    private final Thread thread;

    private ActivityLog(ActivityStore store, ActivityBuffer buffer, ActivityWriter writer) {
        this.store = store;
        this.buffer = buffer;
        this.writer = writer;
        this.thread = new Thread(writer::run, "activity-log");
    }

    /**
     * Starts a log that writes to this store from now on, until it is closed.
     *
     * @param clock the clock that decides which entries are past their retention, and when one was lost
     */
    public static ActivityLog start(ActivityStore store, ActivitySettings settings, Clock clock) {
        ActivityBuffer buffer = new ActivityBuffer(settings.buffer(), clock);
        ActivityWriter writer = new ActivityWriter(buffer, store, settings, clock);
        ActivityLog log = new ActivityLog(store, buffer, writer);
        log.thread.setDaemon(true);
        log.thread.start();
        return log;
    }

    /** Records a request without bodies; for hosts that serve requests which never reach the library. */
    public void record(ActivityEntry entry) {
        record(entry, NOTHING, NOTHING);
    }

    /**
     * Records a request. Never blocks and never throws.
     *
     * @param entry the known entry; path, detail and user agent as they are, secrets are removed later; subjects,
     *     scimType and detail are found out from the bodies where they are empty, and its own bodies are not looked at
     * @param request the body of the request; not to be changed afterwards
     * @param response the body of the response; not to be changed afterwards
     */
    public void record(ActivityEntry entry, byte[] request, byte[] response) {
        buffer.offer(new ActivityBuffer.Observed(entry, request, response));
    }

    /**
     * Sets who is told of the attempts to create, change or delete users, after their entries are written; in place of
     * whoever was told before. The observer is called by the log's thread alone. What it throws is logged.
     */
    public void observe(Consumer<List<Attempt>> observer) {
        writer.observe(observer);
    }

    /** Returns the store of the entries; entries recorded within the last second may not be there yet. */
    public ActivityStore store() {
        return store;
    }

    /** Returns the number of entries lost since the start. */
    public long lost() {
        return buffer.lost();
    }

    /** Returns the time at which the latest entry was lost; empty if none was since the start. */
    public Optional<Instant> lastLost() {
        return buffer.lastLost();
    }

    /** Returns the number of entries that wait to be written. */
    public int waiting() {
        return buffer.waiting();
    }

    /** Number of times since the start that the log's thread met an unexpected error, such as a lack of memory. */
    public long failures() {
        return writer.failures();
    }

    /**
     * Returns true if entries are written: neither is the log closed, nor has its thread given up. It does so after
     * unexpected errors again and again; what is recorded from then on is lost until the process is restarted.
     */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /**
     * Waits until everything that was recorded before this call is written or lost.
     *
     * @return false if that takes longer than this
     */
    public boolean flush(Duration atMost) throws InterruptedException {
        return buffer.awaitWritten(atMost);
    }

    /**
     * Writes the entries that wait, but takes no longer than about ten seconds; entries recorded from now on are lost.
     */
    @Override
    public void close() {
        buffer.close();
        try {
            thread.join(LONGEST_CLOSE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
