package io.scimserver.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connection that is lent to one thread at a time, with its prepared statements. Those of SQLite are kept for the next use:
 * preparing one costs more than most of them take. Drivers of servers keep theirs themselves.
 */
public final class Lease {

    /** Statements of the connection that nobody uses, by their text, the longest unused first. */
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    private final Connection connection;
    private final int most;
    private final boolean isReadCommitted;

    private Lease(Connection connection, int most, boolean isReadCommitted) {
        this.connection = connection;
        this.most = most;
        this.isReadCommitted = isReadCommitted;
    }

    /** Returns a connection whose statements are closed after each use. */
    public static Lease of(Connection connection) {
        return new Lease(connection, 0, false);
    }

    /** Returns a connection as {@link #of} does, whose isolation nobody has to ask for: that takes a round trip. */
    public static Lease readCommitted(Connection connection) {
        return new Lease(connection, 0, true);
    }

    /** Returns a connection that keeps so many statements that are not in use. */
    public static Lease keeping(int most, Connection connection) {
        return new Lease(connection, most, false);
    }

    public Connection connection() {
        return connection;
    }

    /** Returns the isolation of the connection's transactions, as {@link Connection#getTransactionIsolation} does. */
    int isolation() throws SQLException {
        return isReadCommitted ? Connection.TRANSACTION_READ_COMMITTED : connection.getTransactionIsolation();
    }

    /**
     * Runs work with a statement, which is ready for the next use afterwards.
     *
     * @param keys the columns whose values the database makes
     */
    <T> T with(String text, StatementWork<T> work, String... keys) throws SQLException {
        PreparedStatement kept = idle.remove(text);
        PreparedStatement statement = kept == null ? prepare(text, keys) : kept;
        boolean isSound = false;
        try {
            T result = work.run(statement);
            isSound = most > 0;
            return result;
        } finally {
            if (isSound) {
                keep(text, statement);
            } else {
                statement.close();
            }
        }
    }

    private PreparedStatement prepare(String text, String... keys) throws SQLException {
        return keys.length == 0 ? connection.prepareStatement(text) : connection.prepareStatement(text, keys);
    }

    private void keep(String text, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        idle.put(text, statement);
        if (idle.size() > most) {
            Iterator<PreparedStatement> oldest = idle.values().iterator();
            PreparedStatement unused = oldest.next();
            oldest.remove();
            unused.close();
        }
    }

    /** Use of a statement. */
    @FunctionalInterface
    interface StatementWork<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
