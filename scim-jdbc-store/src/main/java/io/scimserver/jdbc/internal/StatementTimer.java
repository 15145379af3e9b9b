package io.scimserver.jdbc.internal;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Timer that cancels a statement whose driver has no time-out for it. */
@FunctionalInterface
interface StatementTimer {

    /** Timer that never cancels. */
    StatementTimer NONE = () -> {};

    /** Stops the timer: when this returns, nothing is cancelled any more, such as the next statement on the connection. */
    void stop();

    /** Starts a timer, on the thread on which the JDK keeps the delays of futures. */
    static StatementTimer start(Statement statement, Duration time) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        CompletableFuture<Boolean> watched =
                end.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> cancel(statement));
        return () -> {
            end.complete(true);
            watched.join();
        };
    }

    @SuppressWarnings("UnusedException")
    private static boolean cancel(Statement statement) {
        try {
            statement.cancel();
            return true;
        } catch (SQLException e) {
            // It has ended by itself.
            return false;
        }
    }
}
