package io.scimserver.jdbc.internal;

import io.scimserver.store.StoreException.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Databases, and all in which they differ: the script of the tables, two functions on bytes, error codes. */
public enum Dialect {
    SQLITE("sqlite", "instr(k, ?) > 0", "substr(k, -?) = ?"),
    H2("h2", "position(? in k) > 0", "substring(k from octet_length(k) - ? + 1) = ?"),
    POSTGRESQL("postgresql", "position(?::bytea in k) > 0", "substring(k from octet_length(k) - ? + 1) = ?"),
    /** MariaDB and MySQL. */
    MARIADB("mariadb", "instr(k, ?) > 0", "right(k, ?) = ?");

    /** Error codes of SQLite, whose driver gives no SQLSTATE. */
    private static final int SQLITE_BUSY = 5;

    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CONSTRAINT = 19;

    private static final int MARIADB_DUPLICATE = 1062;
    private static final String DUPLICATE = "23505";

    /** Serialization failure and deadlock; H2's concurrent update. */
    private static final Set<String> UNDONE_STATES = Set.of("40001", "40P01", "90131");

    /** Deadlock, lock time-out and "record has changed" of MariaDB; lock time-out of H2. */
    private static final Set<Integer> UNDONE_CODES = Set.of(1213, 1205, 1020, 50200);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final String script;
    private final String contains;
    private final String endsWith;

    Dialect(String script, String contains, String endsWith) {
        this.script = script;
        this.contains = contains;
        this.endsWith = endsWith;
    }

    /**
     * Returns the dialect of a product, as its driver calls it.
     *
     * @throws Unavailable if it is none of these
     */
    public static Dialect of(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        Optional<Dialect> found = Stream.of(values())
                .filter(dialect -> name.startsWith(dialect.script))
                .findFirst();
        return found.or(() -> name.startsWith("mysql") ? Optional.of(MARIADB) : Optional.empty())
                .orElseThrow(() -> new Unavailable(
                        "the store knows no database called " + product,
                        RETRY_AFTER,
                        new IllegalArgumentException(product)));
    }

    /** Returns the name of the resource with the statements that create the tables. */
    String script() {
        return "/io/scimserver/jdbc/" + script + ".sql";
    }

    /** Returns true if only one transaction can write at a time, and has to say so when it begins. */
    boolean hasOneWriter() {
        return this == SQLITE;
    }

    /** Returns a condition that holds if the column {@code k} contains these bytes. */
    public Sql contains(byte[] bytes) {
        return Sql.of(contains, bytes);
    }

    /** Returns a condition that holds if the column {@code k} ends with these bytes; there is at least one. */
    public Sql endsWith(byte[] bytes) {
        return Sql.of(endsWith, bytes.length, bytes);
    }

    boolean isDuplicate(SQLException e) {
        return switch (this) {
            case SQLITE -> e.getErrorCode() == SQLITE_CONSTRAINT;
            case MARIADB -> e.getErrorCode() == MARIADB_DUPLICATE;
            default -> DUPLICATE.equals(e.getSQLState());
        };
    }

    /** Returns true if the database did not commit for sure: SQLite had no room to write the transaction. */
    boolean isRefused(SQLException e) {
        return this == SQLITE && e.getErrorCode() == SQLITE_FULL;
    }

    /** Returns true if the transaction was undone for another one and may begin again. */
    boolean isUndone(SQLException e) {
        return this == SQLITE
                ? e.getErrorCode() == SQLITE_BUSY || e.getErrorCode() == SQLITE_LOCKED
                : UNDONE_STATES.contains(String.valueOf(e.getSQLState())) || UNDONE_CODES.contains(e.getErrorCode());
    }
}
