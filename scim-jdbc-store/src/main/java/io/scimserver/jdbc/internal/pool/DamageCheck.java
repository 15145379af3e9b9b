package io.scimserver.jdbc.internal.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Check of a whole SQLite file on a thread of its own. Safe for use by many threads. */
final class DamageCheck implements AutoCloseable {

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(50);

    private final Connection connection;
    private final Statement statement;
    private final Thread thread = new Thread(this::run, "scim-sqlite-check");
    private final AtomicReference<Optional<SQLException>> damage = new AtomicReference<>(Optional.empty());
    private volatile boolean isCancelled;

    /** True once the statement has ended. Guarded by this. */
    private boolean isDone;

    private DamageCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    /** Starts the check on a connection, which it closes. */
    static DamageCheck start(Connection connection) throws SQLException {
        DamageCheck check = new DamageCheck(connection);
        check.thread.setDaemon(true);
        check.thread.start();
        return check;
    }

    /** Returns the damage that was found so far. */
    Optional<SQLException> damage() {
        return damage.get();
    }

    /** Ends the check. */
    @Override
    @SuppressWarnings("UnusedException")
    public void close() {
        isCancelled = true;
        try {
            while (thread.isAlive()) {
                // More than once: between two statements of the driver there is nothing to cancel.
                cancel();
                thread.join(BETWEEN_CANCELS.toMillis());
            }
        } catch (SQLException e) {
            // The statement could not be cancelled: it runs to its end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cancels the statement if it runs: a connection that is closed meanwhile must not be touched. */
    private synchronized void cancel() throws SQLException {
        if (!isDone) {
            statement.cancel();
        }
    }

    private void run() {
        try (connection) {
            check();
        } catch (SQLException e) {
            if (!isCancelled) {
                damage.set(Optional.of(e));
            }
        }
    }

    private void check() throws SQLException {
        try {
            SqliteFile.check(statement);
        } finally {
            synchronized (this) {
                isDone = true;
            }
        }
    }
}
