package io.scimserver.jdbc.internal;

import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Database: runs reads and transactions, repeats those that got in each other's way, and translates the driver's
 * exceptions into those of a store. Safe for use by many threads.
 *
 * <p>A transaction that failed before its commit was sent has changed nothing: {@link Unavailable}. Only a commit that
 * failed is {@link OutcomeUnknown}. Texts of drivers name values, and sometimes a URL: only states and codes are kept.
 */
public final class Database {

    /**
     * Work on a connection; it may run more than once.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Work<T> {
        T run(Session session) throws SQLException;
    }

    private static final int ATTEMPTS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Connections connections;
    private final Duration timeout;
    private final AtomicReference<@Nullable Dialect> known = new AtomicReference<>();

    private final GroupCommit group = new GroupCommit(this);
    private final StatementTimer timer = new StatementTimer();

    public Database(Connections connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
    }

    /**
     * Runs reads, each statement for itself.
     *
     * @throws Unavailable also if they are not done within the time-out
     */
    public <T> T read(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> run = new Attempt<>(false);
            try {
                return run.read(work);
            } catch (SQLException e) {
                if (!isUndone(e) || attempt == ATTEMPTS) {
                    throw unavailable(e);
                }
            }
            pause(attempt);
        }
    }

    /**
     * Runs one transaction.
     *
     * @throws DuplicateKeyException if a unique key was violated; nothing was written
     */
    public <T> T write(Work<T> work) {
        Dialect dialect = known.get();
        boolean hasOneWriter =
                dialect == null ? read(session -> session.dialect().hasOneWriter()) : dialect.hasOneWriter();
        return hasOneWriter ? group.write(work) : transaction(work);
    }

    <T> T transaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> run = new Attempt<>(true);
            try {
                return run.write(work);
            } catch (SQLException e) {
                if (!isUndone(e) || attempt == ATTEMPTS) {
                    throw failure(e, run.isCommitting);
                }
            }
            pause(attempt);
        }
    }

    /** Runs a transaction that finds out again what is there if another one was faster. */
    public <T> T writeAgainIfDuplicate(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write(work);
            } catch (DuplicateKeyException e) {
                if (attempt == ATTEMPTS) {
                    throw new Unavailable("unique keys come and go", RETRY_AFTER, e);
                }
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, 2L << Math.min(attempt, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longest)));
    }

    private boolean isUndone(SQLException e) {
        Dialect dialect = known.get();
        return dialect != null && dialect.isUndone(e);
    }

    /** Returns the exception for a failed write. */
    RuntimeException failure(SQLException e, boolean isCommitting) {
        Dialect dialect = known.get();
        if (dialect != null && dialect.isDuplicate(e)) {
            return new DuplicateKeyException();
        }
        boolean isUnchanged = dialect != null && (dialect.isUndone(e) || dialect.isRefused(e));
        return isCommitting && !isUnchanged
                ? new OutcomeUnknown("a commit was sent and not answered: " + describe(e), withoutText(e))
                : unavailable(e);
    }

    private static Unavailable unavailable(SQLException e) {
        return new Unavailable("the database does not do it: " + describe(e), RETRY_AFTER, withoutText(e));
    }

    private static String describe(SQLException e) {
        return e.getClass().getSimpleName() + ", SQLSTATE " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    private static SQLException withoutText(SQLException e) {
        SQLException silent = new SQLException(describe(e), e.getSQLState(), e.getErrorCode());
        silent.setStackTrace(e.getStackTrace());
        return silent;
    }

    private Dialect dialect(Connection connection) throws SQLException {
        Dialect found = known.get();
        if (found == null) {
            found = Dialect.of(connection.getMetaData().getDatabaseProductName());
            known.set(found);
        }
        return found;
    }

    /** One attempt, on one connection. */
    private final class Attempt<T> {

        private final boolean isWrite;
        private boolean isCommitting;
        private boolean isSound;

        Attempt(boolean isWrite) {
            this.isWrite = isWrite;
        }

        T read(Work<T> work) throws SQLException {
            Lease lease = connections.take(isWrite);
            try {
                T result = work.run(session(lease));
                isSound = true;
                return result;
            } finally {
                giveBack(lease);
            }
        }

        T write(Work<T> work) throws SQLException {
            Lease lease = connections.take(isWrite);
            try {
                Dialect dialect = dialect(lease.connection());
                return dialect.hasOneWriter() ? alone(work, lease) : together(work, lease);
            } finally {
                giveBack(lease);
            }
        }

        private Session session(Lease lease) throws SQLException {
            return new Session(lease, dialect(lease.connection()), timeout, timer, !isWrite);
        }

        /** Runs the work in a transaction that takes the lock of the file when it begins. */
        private T alone(Work<T> work, Lease lease) throws SQLException {
            lease.with("begin immediate", PreparedStatement::execute);
            return transaction(
                    work,
                    lease,
                    () -> lease.with("commit", PreparedStatement::execute),
                    () -> lease.with("rollback", PreparedStatement::execute));
        }

        private T together(Work<T> work, Lease lease) throws SQLException {
            Connection connection = lease.connection();
            int before = lease.isolation();
            if (before != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
            T result = transaction(work, lease, connection::commit, () -> {
                connection.rollback();
                restore(connection, before);
            });
            restoreAfterCommit(connection, before);
            return result;
        }

        private T transaction(Work<T> work, Lease lease, Step commit, Step rollback) throws SQLException {
            boolean isDone = false;
            try {
                T result = work.run(session(lease));
                isCommitting = true;
                commit.run();
                isDone = true;
                isSound = true;
                return result;
            } finally {
                if (!isDone) {
                    undo(rollback);
                }
            }
        }

        /** Rolls back; a connection that cannot is not used again, which rolls back, too. */
        @SuppressWarnings("UnusedException")
        private void undo(Step rollback) {
            try {
                rollback.run();
                isSound = true;
            } catch (SQLException e) {
                isSound = false;
            }
        }

        private void restore(Connection connection, int isolation) throws SQLException {
            connection.setAutoCommit(true);
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
        }

        /** Restores the connection; trouble with it changes nothing of what was committed. */
        @SuppressWarnings("UnusedException")
        private void restoreAfterCommit(Connection connection, int isolation) {
            try {
                restore(connection, isolation);
            } catch (SQLException e) {
                isSound = false;
            }
        }

        /** Gives the connection back; trouble with it changes nothing of the result. */
        @SuppressWarnings("UnusedException")
        private void giveBack(Lease lease) {
            try {
                connections.giveBack(lease, isWrite, isSound);
            } catch (SQLException e) {
                isSound = false;
            }
        }
    }

    /** Step of a transaction. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
