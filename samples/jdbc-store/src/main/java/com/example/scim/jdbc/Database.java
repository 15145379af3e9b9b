package com.example.scim.jdbc;

import io.scimserver.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;

/** Runs statements, and says in the library's words why it could not. */
record Database(Jdbi jdbi) {

    <T> T read(HandleCallback<T, RuntimeException> work) {
        return run(() -> jdbi.withHandle(work));
    }

    /** In one transaction. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        return run(() -> jdbi.inTransaction(work));
    }

    private static <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /** Jdbi's own messages show statements and what they were given, drivers' now and then a URL: the state is enough. */
    private static StoreException failure(JdbiException failure) {
        String state =
                failure.getCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "unknown";
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
}
