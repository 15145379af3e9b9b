package io.scimserver.example.browser;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Identity provider that sends one request after the other until it is closed. */
final class SteadySync implements AutoCloseable {

    private static final int ANSWERS = 5;

    private final Semaphore responses = new Semaphore(0);
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "steady-sync");
    private volatile IdentityProvider identityProvider;

    SteadySync(IdentityProvider identityProvider) {
        this.identityProvider = identityProvider;
        thread.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                IdentityProvider.Response response = identityProvider.get("/Users?count=1");
                if (response.status() != 200) {
                    refusals.add(response.toString());
                }
                responses.release();
            } catch (IOException e) {
                refusals.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Changes its values, from its next request on. */
    void goOnWith(IdentityProvider next) {
        identityProvider = next;
    }

    /** Returns when some more requests that were sent after this call have their response. */
    void awaitResponses() throws InterruptedException {
        responses.drainPermits();
        if (!responses.tryAcquire(ANSWERS, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("no answers: " + refusals);
        }
    }

    List<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
