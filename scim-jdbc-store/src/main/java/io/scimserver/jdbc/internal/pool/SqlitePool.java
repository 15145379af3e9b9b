package io.scimserver.jdbc.internal.pool;

import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Lease;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Connections to a SQLite file: one that writes, and a few that read meanwhile. Every commit is forced to the disk.
 * Safe for use by many threads.
 */
public final class SqlitePool implements Connections, AutoCloseable {

    private static final int READERS = 4;

    /** Maximum number of prepared statements that a connection keeps. */
    private static final int STATEMENTS = 100;

    /** Size in bytes from which reading the whole file would delay the start. */
    private static final long LARGE = 64L << 20;

    private static final Properties SETTINGS = new Properties();

    static {
        SETTINGS.setProperty("journal_mode", "wal");
        SETTINGS.setProperty("synchronous", "full");
        SETTINGS.setProperty("busy_timeout", "10000");
        SETTINGS.setProperty("foreign_keys", "true");
        // 16 MB: many writes change the same pages, which a checkpoint then copies once.
        SETTINGS.setProperty("wal_autocheckpoint", "4000");
        SETTINGS.setProperty("journal_size_limit", "67108864");
    }

    private final String url;
    private final Duration longestWait;
    private final Lane writer = new Lane(1);
    private final Lane readers = new Lane(READERS);
    private final AtomicReference<Optional<DamageCheck>> check = new AtomicReference<>(Optional.empty());
    private volatile boolean isClosed;

    /** @param longestWait the maximum time to wait for a connection */
    public SqlitePool(String file, Duration longestWait) {
        this.url = "jdbc:sqlite:" + file;
        this.longestWait = longestWait;
    }

    @Override
    public Lease take(boolean isForWriting) throws SQLException {
        requireSound();
        return lane(isForWriting).take();
    }

    @Override
    public void giveBack(Lease lease, boolean isForWriting, boolean isSound) throws SQLException {
        lane(isForWriting).giveBack(lease, isSound);
    }

    /**
     * Reads the whole database, a large one while it is used already: if that finds damage, no connection is given any
     * more.
     *
     * @throws SQLException if it is damaged
     */
    public void check() throws SQLException {
        if (size() > LARGE) {
            check.set(Optional.of(DamageCheck.start(DriverManager.getConnection(url, SETTINGS))));
            return;
        }
        try (Connection connection = DriverManager.getConnection(url, SETTINGS)) {
            SqliteFile.check(connection);
        }
    }

    /** Closes the connections; those that are in use when they are given back. */
    @Override
    public void close() {
        isClosed = true;
        check.get().ifPresent(DamageCheck::close);
        readers.closeIdle();
        // Last, because the last connection of a file cleans up behind itself.
        writer.closeIdle();
    }

    /** @throws SQLException if it is no database, or its end is missing */
    private long size() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, SETTINGS);
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery(
                        "select page_count * page_size from pragma_page_count, pragma_page_size")) {
            size.next();
            return size.getLong(1);
        }
    }

    private void requireSound() throws SQLException {
        Optional<SQLException> damage = check.get().flatMap(DamageCheck::damage);
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    private Lane lane(boolean isForWriting) {
        return isForWriting ? writer : readers;
    }

    /** Some connections of one kind; each is opened when it is needed first. */
    private final class Lane {

        private final Semaphore free;
        private final Queue<Lease> idle = new ConcurrentLinkedQueue<>();

        Lane(int size) {
            this.free = new Semaphore(size, true);
        }

        Lease take() throws SQLException {
            if (isClosed || !acquire()) {
                throw new SQLTransientConnectionException(isClosed ? "closed" : "no connection is free");
            }
            boolean isTaken = false;
            try {
                Lease known = idle.poll();
                Lease lease =
                        known == null ? Lease.keeping(STATEMENTS, DriverManager.getConnection(url, SETTINGS)) : known;
                isTaken = true;
                return lease;
            } finally {
                if (!isTaken) {
                    free.release();
                }
            }
        }

        void giveBack(Lease lease, boolean isSound) throws SQLException {
            try {
                if (isSound && !isClosed) {
                    idle.add(lease);
                } else {
                    lease.connection().close();
                }
            } finally {
                free.release();
            }
        }

        void closeIdle() {
            for (Lease lease = idle.poll(); lease != null; lease = idle.poll()) {
                close(lease.connection());
            }
        }

        /** Closes a connection; if it cannot, nothing is lost: what was answered is on the disk. */
        @SuppressWarnings("UnusedException")
        private void close(Connection connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nobody waits for it.
            }
        }

        @SuppressWarnings("UnusedException")
        private boolean acquire() {
            try {
                return free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
