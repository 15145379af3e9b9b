package io.scimserver.testkit.flaw;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Point that several threads have to reach before any goes on; a thread that is alone goes on after a moment. */
public final class Crossing {

    private final CountDownLatch missing;

    public Crossing(int threads) {
        missing = new CountDownLatch(threads);
    }

    /** Waits for this time, as a slow database does. */
    static void waitFor(int millis) {
        try {
            boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reaches the point and goes on. */
    public void pass() {
        missing.countDown();
    }

    /** Waits until enough others have reached the point. */
    public void await() {
        try {
            boolean unused = missing.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reaches the point and waits for the others. */
    public void meet() {
        pass();
        await();
    }
}
