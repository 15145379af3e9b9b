package io.scimserver.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lets attempts run at the same moment: each waits on a thread of its own until all are ready. A plain thread pool does
 * not do: it starts the first attempt long before the last, and hardly ever shows a check that is not atomic.
 */
final class RaceGate {

    /** How long the slowest attempt may take. */
    private static final int SECONDS = 60;

    private RaceGate() {}

    /**
     * Runs all attempts at once.
     *
     * @return their results, in order
     * @throws AssertionError if one failed otherwise than by returning, or took over a minute
     */
    static <T> List<T> race(List<? extends Callable<T>> attempts) {
        CyclicBarrier gate = new CyclicBarrier(attempts.size());
        ExecutorService threads = Executors.newFixedThreadPool(attempts.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> attempt : attempts) {
                running.add(threads.submit(() -> {
                    gate.await(SECONDS, TimeUnit.SECONDS);
                    return attempt.call();
                }));
            }
            return results(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        for (Future<T> attempt : running) {
            try {
                results.add(attempt.get(SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw new AssertionError("an attempt in a race failed: " + e.getCause(), e.getCause());
            } catch (Exception e) {
                throw new AssertionError("a race did not end", e);
            }
        }
        return results;
    }
}
