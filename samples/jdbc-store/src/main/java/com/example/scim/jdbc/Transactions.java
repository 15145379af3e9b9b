package com.example.scim.jdbc;

import io.scimserver.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs what is to be one transaction, and says in the library's words why it could not. */
record Transactions(Jdbi jdbi) {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    static Transactions of(Jdbi jdbi) {
        return new Transactions(jdbi);
    }

    <T> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /** What fails before the commit is sent has changed nothing; after that nobody knows. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        AtomicBoolean commits = new AtomicBoolean();
        try {
            return jdbi.inTransaction(handle -> {
                T result = work.withHandle(handle);
                commits.set(true);
                return result;
            });
        } catch (JdbiException e) {
            throw commits.get() ? new StoreException.OutcomeUnknown("a commit failed", sqlCause(e)) : failure(e);
        }
    }

    private static StoreException failure(JdbiException failure) {
        SQLException cause = sqlCause(failure);
        return UNIQUE_VIOLATION.equals(cause.getSQLState())
                ? new StoreException.DuplicateUser("userName")
                : new StoreException.Unavailable("the database failed: " + cause.getMessage(), RETRY_AFTER, cause);
    }

    /** Jdbi's own messages show statements and what they were given, drivers' now and then a URL: the state is enough. */
    private static SQLException sqlCause(JdbiException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .findFirst()
                .map(state -> new SQLException("SQLSTATE " + state, state))
                .orElseGet(() -> new SQLException(failure.getClass().getSimpleName()));
    }
}
