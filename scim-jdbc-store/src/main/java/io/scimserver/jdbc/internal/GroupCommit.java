package io.scimserver.jdbc.internal;

import io.scimserver.jdbc.internal.Database.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes of a database that has one writer: those that wait at the same time share one transaction, and so one forced
 * write to the disk. Each is answered when it is committed, and one that is refused undoes itself alone. Safe for use by
 * many threads.
 */
final class GroupCommit {

    private static final int MOST = 100;

    private final Database database;
    private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();

    /** Held by the thread that writes, for itself and for those that wait for the lock. */
    private final ReentrantLock writing = new ReentrantLock(true);

    GroupCommit(Database database) {
        this.database = database;
    }

    <T> T write(Work<T> work) {
        Task<T> task = new Task<>(work);
        waiting.add(task);
        writing.lock();
        try {
            while (task.outcome == null) {
                commit(next());
            }
        } finally {
            writing.unlock();
        }
        return Objects.requireNonNull(task.outcome).get();
    }

    private List<Task<?>> next() {
        List<Task<?>> tasks = new ArrayList<>();
        for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            tasks.add(task);
            if (tasks.size() == MOST) {
                break;
            }
        }
        return tasks;
    }

    private void commit(List<Task<?>> tasks) {
        try {
            database.transaction(session -> {
                for (Task<?> task : tasks) {
                    task.run(session, database, tasks.size() > 1);
                }
                return true;
            });
            tasks.forEach(Task::succeed);
        } catch (RuntimeException e) {
            tasks.forEach(task -> task.fail(e));
        } finally {
            // After an error of the machine: nobody waits for ever.
            tasks.stream()
                    .filter(task -> task.outcome == null)
                    .forEach(task -> task.fail(new IllegalStateException("the transaction has no outcome")));
        }
    }

    /** One write. Fields change under the lock only. */
    private static final class Task<T> {

        private final Work<T> work;

        /** Result, or what is thrown instead; not yet committed. */
        @Nullable
        private Supplier<T> result;

        private boolean isRefused;

        @Nullable
        private Supplier<T> outcome;

        Task(Work<T> work) {
            this.work = work;
        }

        /** Runs the work; if there are others, it is undone alone, unless the whole transaction has to begin again. */
        void run(Session session, Database database, boolean hasOthers) throws SQLException {
            isRefused = false;
            if (!hasOthers) {
                succeedWith(work.run(session));
                return;
            }
            session.update(Sql.of("savepoint one"));
            try {
                succeedWith(work.run(session));
            } catch (RuntimeException e) {
                session.update(Sql.of("rollback to one"));
                refuseWith(e);
            } catch (SQLException e) {
                if (session.dialect().isUndone(e)) {
                    throw e;
                }
                session.update(Sql.of("rollback to one"));
                refuseWith(database.failure(e, false));
            }
            session.update(Sql.of("release one"));
        }

        private void succeedWith(T value) {
            result = () -> value;
        }

        private void refuseWith(RuntimeException reason) {
            isRefused = true;
            result = () -> {
                throw reason;
            };
        }

        void succeed() {
            outcome = result;
        }

        void fail(RuntimeException reason) {
            if (!isRefused) {
                refuseWith(reason);
            }
            outcome = result;
        }
    }
}
