package io.scimserver.example;

import io.scimserver.audit.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daily deletion of old history: once at the start and then once a day, in a thread of its own. */
public final class AuditRetention implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final AuditStore store;
    private final Clock clock;
    private final Period kept;
    private final AtomicLong failures = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "audit-retention");
        daemon.setDaemon(true);
        return daemon;
    });

    private AuditRetention(AuditStore store, Clock clock, Period kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
    }

    /** @param kept the retention of entries, in days */
    static AuditRetention start(AuditStore store, Clock clock, Period kept) {
        return start(store, clock, kept, Duration.ofDays(1));
    }

    static AuditRetention start(AuditStore store, Clock clock, Period kept, Duration pause) {
        AuditRetention retention = new AuditRetention(store, clock, kept);
        var unused = retention.thread.scheduleWithFixedDelay(
                retention::deleteOld, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return retention;
    }

    /** Number of days since the start on which nothing could be deleted. */
    public long failures() {
        return failures.get();
    }

    /** Deletes old entries. A failure must not end the schedule: the next day tries again. */
    private void deleteOld() {
        try {
            long deleted = store.deleteOlderThan(clock.instant().minus(kept));
            log.debug("{} audit entries were older than {}", deleted, kept);
        } catch (RuntimeException | Error e) {
            failures.incrementAndGet();
            log.warn("Old audit entries could not be deleted; the next try is tomorrow", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
