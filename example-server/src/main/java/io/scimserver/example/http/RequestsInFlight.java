package io.scimserver.example.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counter of the requests whose response is not complete, so that stopping can wait for them. Safe for use by many
 * threads.
 */
final class RequestsInFlight {

    private int count;
    private boolean draining;

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    /** Marks the server as about to stop. */
    synchronized void drain() {
        draining = true;
    }

    synchronized boolean isDraining() {
        return draining;
    }

    /**
     * Waits until every request has its response, but no longer than this.
     *
     * @return false if some have none yet
     */
    synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (count > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
