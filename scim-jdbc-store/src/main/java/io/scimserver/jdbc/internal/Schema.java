package io.scimserver.jdbc.internal;

import io.scimserver.store.StoreException;
import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables: created by a script for each database, with the version of their format in {@code scim_schema}. */
public record Schema(Database database) {

    private static final int VERSION = 2;
    private static final int ATTEMPTS = 5;

    /** Creates the tables and indexes that are missing; several servers may do so at once. */
    public void create() {
        // Trouble with the database itself shows here, once.
        database.read(Session::dialect);
        for (int attempt = 1; ; attempt++) {
            try {
                database.write(Schema::create);
                return;
            } catch (StoreException | DuplicateKeyException e) {
                // Of two servers that found nothing there the slower one fails, and finds it there the next time.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** @throws Unavailable if the tables are not there, or are those of another version */
    public void verify() {
        List<Long> versions = database.read(
                session -> session.list(Sql.of("select version from scim_schema"), row -> row.getLong(1)));
        if (!versions.equals(List.of((long) VERSION))) {
            throw new Unavailable(
                    "the tables have version " + versions + ", not " + VERSION,
                    Duration.ofMinutes(1),
                    new IllegalStateException("version of the tables"));
        }
    }

    /** Returns the statements for a database. */
    static List<String> statements(Dialect dialect) {
        try (InputStream script = Objects.requireNonNull(Schema.class.getResourceAsStream(dialect.script()))) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            return Arrays.stream(text.split(";", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean create(Session session) throws SQLException {
        for (String statement : statements(session.dialect())) {
            session.update(Sql.of(statement));
        }
        return true;
    }
}
