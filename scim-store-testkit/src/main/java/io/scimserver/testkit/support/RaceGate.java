package io.scimserver.testkit.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gate that lets attempts run at the same moment: each waits on a thread of its own until all are ready, and then for
 * one instant. A plain thread pool does not do, and neither does a barrier alone: waking a thread takes longer than a
 * fast store takes to write, so that the first attempt is over before the second begins.
 */
public final class RaceGate {

    /** Number of runs of each race: one run may go well by luck. */
    public static final int ROUNDS = 20;

    /** Nanoseconds from the moment when all are ready to the start: enough for the threads to wake up. */
    private static final long NANOS_TO_WAKE_UP = 200_000;

    /** Maximum duration of the slowest attempt, in seconds. */
    private static final int SECONDS = 60;

    private RaceGate() {}

    /**
     * Runs all attempts at once.
     *
     * @return their results, in order
     * @throws AssertionError if one failed otherwise than by returning, or took over a minute
     */
    public static <T> List<T> race(List<? extends Callable<T>> attempts) {
        AtomicLong start = new AtomicLong();
        CyclicBarrier ready = new CyclicBarrier(attempts.size(), () -> start.set(System.nanoTime() + NANOS_TO_WAKE_UP));
        ExecutorService threads = Executors.newFixedThreadPool(attempts.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> attempt : attempts) {
                running.add(threads.submit(() -> {
                    ready.await(SECONDS, TimeUnit.SECONDS);
                    waitUntil(start.get());
                    return attempt.call();
                }));
            }
            return results(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void waitUntil(long nanoTime) {
        while (System.nanoTime() - nanoTime < 0) {
            Thread.onSpinWait();
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
