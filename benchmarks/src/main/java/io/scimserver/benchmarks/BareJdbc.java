package io.scimserver.benchmarks;

import io.scimserver.store.NewUser;
import io.scimserver.store.UserDocument;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Documents in one table with two unique keys, by statements that are prepared for each use, as those of a
 * pooled connection are. For one thread.
 */
final class BareJdbc implements AutoCloseable {

    private static final String INSERT = "insert into bare_user (id, name, revision, doc) values (?, ?, 1, ?)";
    private static final String FIND = "select id, revision, doc from bare_user where id = ?";
    private static final String REPLACE =
            "update bare_user set revision = revision + 1, doc = ? where id = ? and revision = ?";

    private static final Properties SQLITE_SETTINGS = new Properties();

    static {
        SQLITE_SETTINGS.setProperty("journal_mode", "wal");
        SQLITE_SETTINGS.setProperty("synchronous", "full");
    }

    private final Connection connection;

    private BareJdbc(Connection connection) {
        this.connection = connection;
    }

    /** Opens a table beside those of the store: for SQLite in a file of its own, with the settings of the store. */
    static BareJdbc open(String url) throws SQLException {
        boolean isSqlite = url.startsWith("jdbc:sqlite:");
        Connection connection = DriverManager.getConnection(
                isSqlite ? url + "-bare" : url, isSqlite ? SQLITE_SETTINGS : new Properties());
        String bytes = isSqlite ? "blob" : "bytea";
        connection
                .createStatement()
                .execute("create table bare_user (id %1$s not null unique, name %1$s not null unique,".formatted(bytes)
                        + " revision bigint not null, doc %s not null)".formatted(bytes));
        return new BareJdbc(connection);
    }

    /** Inserts users in one transaction. */
    void insert(List<NewUser> users) {
        inTransaction(() -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (NewUser user : users) {
                    insert.setBytes(1, bytes(user.suggestedId()));
                    insert.setBytes(2, bytes(name(user.user())));
                    insert.setBytes(3, user.user().json());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** Finds a document. */
    byte[] find(String id) {
        try {
            return read(id, row -> row.getBytes(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the revision of a document, and replaces it at that revision, in one transaction. */
    void replace(String id, UserDocument document) {
        inTransaction(() -> {
            try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
                replace.setBytes(1, document.json());
                replace.setBytes(2, bytes(id));
                replace.setLong(3, read(id, row -> row.getLong(2)));
                if (replace.executeUpdate() != 1) {
                    throw new IllegalStateException("the document is not at the expected revision");
                }
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> T read(String id, RowReader<T> reader) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, bytes(id));
            try (ResultSet rows = find.executeQuery()) {
                rows.next();
                return reader.read(rows);
            }
        }
    }

    private static String name(UserDocument user) {
        return user.tree().path("userName").asText().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void inTransaction(Step step) {
        try {
            connection.setAutoCommit(false);
            step.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reader of a row. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Part of a measured operation. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
