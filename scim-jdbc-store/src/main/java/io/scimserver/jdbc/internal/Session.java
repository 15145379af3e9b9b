package io.scimserver.jdbc.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements on one connection, each with a time-out; those of a read end together within that time, however many they
 * are. For one thread.
 */
public final class Session {

    /**
     * Reader of a row.
     *
     * @param <T> the type that a row becomes
     */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Lease lease;
    private final Dialect dialect;
    private final Duration timeout;
    private final StatementTimer timer;
    private final boolean isRead;
    private final long began = System.nanoTime();

    /**
     * @param timeout the time for a read, or for each statement of a transaction
     * @param timer ends statements that take longer
     */
    Session(Lease lease, Dialect dialect, Duration timeout, StatementTimer timer, boolean isRead) {
        this.lease = lease;
        this.dialect = dialect;
        this.timeout = timeout;
        this.timer = timer;
        this.isRead = isRead;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads all rows; nothing stays open. */
    public <T> List<T> list(Sql sql, RowReader<T> reader) throws SQLException {
        return inTime(sql.text(), statement -> {
            bind(statement, sql.values());
            return rows(statement, reader);
        });
    }

    private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    public <T> Optional<T> first(Sql sql, RowReader<T> reader) throws SQLException {
        return list(sql, reader).stream().findFirst();
    }

    /** Returns the number in the only row. */
    public long number(Sql sql) throws SQLException {
        return list(sql, row -> row.getLong(1)).get(0);
    }

    /** Runs a change, and returns the number of rows that it found. */
    public int update(Sql sql) throws SQLException {
        return inTime(sql.text(), statement -> {
            bind(statement, sql.values());
            return statement.executeUpdate();
        });
    }

    /** Inserts a row, and returns the number that the database gave it. */
    public long insert(Sql sql, String numberColumn) throws SQLException {
        return inTime(
                sql.text(),
                statement -> {
                    bind(statement, sql.values());
                    statement.executeUpdate();
                    try (ResultSet keys = statement.getGeneratedKeys()) {
                        keys.next();
                        return keys.getLong(1);
                    }
                },
                numberColumn);
    }

    /** Runs one statement for several lists of values. */
    public void batch(String text, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        inTime(text, statement -> {
            for (List<Object> row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private <T> T inTime(String text, Lease.StatementWork<T> work, String... keys) throws SQLException {
        Duration remaining = remaining();
        return lease.with(
                text,
                statement -> {
                    StatementTimer.Running running = timer.start(statement, remaining);
                    try {
                        return work.run(statement);
                    } finally {
                        running.stop();
                    }
                },
                keys);
    }

    /** @throws SQLTimeoutException if there is no time left */
    private Duration remaining() throws SQLException {
        Duration remaining = isRead ? timeout.minusNanos(System.nanoTime() - began) : timeout;
        if (remaining.isNegative()) {
            throw new SQLTimeoutException("a read took more than " + timeout);
        }
        return remaining;
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        int position = 0;
        for (Object value : values) {
            position++;
            if (value instanceof byte[] bytes) {
                statement.setBytes(position, bytes);
            } else if (value instanceof Integer number) {
                statement.setInt(position, number);
            } else {
                statement.setLong(position, (Long) value);
            }
        }
    }
}
