package com.example.scim.jdbc;

import io.scimserver.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Runs statements, and translates their failures into the library's exceptions. */
record Database(Jdbi jdbi) {

    private static final int ATTEMPTS = 5;
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");

    <T> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
        } catch (TransactionException e) {
            // Nothing was written, so the outcome is known.
            throw new StoreException.Unavailable("a read failed", Duration.ofSeconds(5), new SQLException(state(e)));
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /**
     * Runs a write in one transaction, which begins again if the database gave it up for another one: two that wait for
     * each other.
     */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                boolean mayBegin = !(e instanceof TransactionException) && GIVEN_UP.contains(state(e));
                if (!mayBegin || attempt == ATTEMPTS) {
                    throw failure(e);
                }
            }
        }
    }

    /**
     * Returns the exception for a failure. Jdbi's own messages show statements and their values, drivers' now and then
     * a URL: the state is enough.
     */
    private static StoreException failure(JdbiException failure) {
        String state = state(failure);
        SQLException shown = new SQLException("SQLSTATE " + state, state);
        if (failure instanceof TransactionException) {
            return new StoreException.OutcomeUnknown("a commit failed", shown);
        }
        return switch (state) {
            case "23505" -> new StoreException.DuplicateUser("userName");
            case "23513", "23514" -> new StoreException.UnsupportedValue("userName", "it or a name is too long");
            default -> new StoreException.Unavailable("SQLSTATE " + state, Duration.ofSeconds(5), shown);
        };
    }

    private static String state(JdbiException failure) {
        return failure.getCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "unknown";
    }
}
