package io.scimserver.jdbc.internal;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Timer that cancels statements. It looks at those that run ten times a second, on a thread of the common pool, and not at
 * all while none runs: a timer for each statement, as drivers have it, costs as much as a short statement. Safe for use by
 * many threads.
 */
final class StatementTimer {

    private static final long TICK_MILLIS = 100;

    private final Executor later = CompletableFuture.delayedExecutor(TICK_MILLIS, TimeUnit.MILLISECONDS);
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isTicking = new AtomicBoolean();

    /** Watches a statement until it is stopped; it is cancelled at most a tenth of a second after its time. */
    Running start(Statement statement, Duration time) {
        Running started = new Running(statement, System.nanoTime() + time.toNanos());
        running.add(started);
        tickLater();
        return started;
    }

    private void tickLater() {
        if (!isTicking.getAndSet(true)) {
            later.execute(this::tick);
        }
    }

    private void tick() {
        running.forEach(Running::cancelIfLate);
        isTicking.set(false);
        if (!running.isEmpty()) {
            tickLater();
        }
    }

    /** Statement that runs. */
    final class Running {

        private final Statement statement;
        private final long end;
        private boolean isOver;

        private Running(Statement statement, long end) {
            this.statement = statement;
            this.end = end;
        }

        /** Ends the watch: when this returns, nothing is cancelled any more, such as the next use of the statement. */
        synchronized void stop() {
            isOver = true;
            running.remove(this);
        }

        @SuppressWarnings("UnusedException")
        private synchronized void cancelIfLate() {
            if (isOver || System.nanoTime() - end < 0) {
                return;
            }
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It has ended by itself.
                isOver = true;
            }
        }
    }
}
