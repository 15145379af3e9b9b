package io.scimserver.console.signin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Queue of bounded length in front of work that runs only a few times at once. Safe for use by many threads. */
final class BoundedQueue {

    private final Semaphore places;
    private final Semaphore turns;

    /**
     * @param atOnce how many run at once
     * @param waiting how many more may wait for their turn
     */
    BoundedQueue(int atOnce, int waiting) {
        places = new Semaphore(atOnce + waiting);
        turns = new Semaphore(atOnce, true);
    }

    /** Runs the work in its turn; returns empty at once if the queue is full. */
    <T> Optional<T> tryRun(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(run(work));
        } finally {
            places.release();
        }
    }

    /** Runs the work in its turn, however many wait. */
    <T> T run(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
