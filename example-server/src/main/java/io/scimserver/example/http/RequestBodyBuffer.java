package io.scimserver.example.http;

import io.scimserver.example.http.connection.ReservedBytes;
import io.scimserver.schema.ScimError;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/**
 * Lets a request through once its body is there in full. No thread waits for slow clients, and none of them gets more
 * memory than its allowance or more time than the longest wait. Bytes are counted as they arrive: a body that is
 * announced
 * and not sent takes nobody's place.
 */
final class RequestBodyBuffer {

    /** Memory that a piece of a body takes beside its bytes. */
    private static final int PIECE_BYTES = 256;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Duration longestWait;

    RequestBodyBuffer(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * Limits of one request's body.
     *
     * @param maxBytes the largest body
     * @param held counts the bytes that are in memory before the body is complete
     */
    record Allowance(int maxBytes, Supplier<ReservedBytes> held) {

        boolean admits(Request request) {
            return request.getRequest().getContentLength() <= maxBytes;
        }
    }

    /** Runs {@code service} with the body at hand, now or later; or has {@code refusal} answer 413, 408 or 503. */
    void whenComplete(Exchange exchange, Allowance allowance, Runnable service, Consumer<ScimError> refusal) {
        HttpRequestPacket packet = exchange.request().getRequest();
        Pending pending = new Pending(exchange, allowance, service, refusal);
        if (!allowance.admits(exchange.request())) {
            pending.refuse();
        } else if (packet.isExpectContent()) {
            new Arrival(pending).await();
        } else {
            pending.serve();
        }
    }

    /** Request that waits for its body, with its two outcomes. */
    private record Pending(Exchange exchange, Allowance allowance, Runnable service, Consumer<ScimError> refusal) {

        void serve() {
            if (isTooLarge()) {
                refusal.accept(tooLarge());
            } else {
                service.run();
            }
        }

        boolean isTooLarge() {
            return arrivedBytes() > allowance.maxBytes();
        }

        int arrivedBytes() {
            return exchange.request().getInputBuffer().readyData();
        }

        void refuse() {
            if (exchange.request().getHeader(Header.Expect) != null) {
                exchange.closeAfterwards();
            }
            // Else Grizzly drops what arrives of the body, so that the client comes to read the answer.
            refusal.accept(tooLarge());
        }

        private ScimError tooLarge() {
            return new ScimError(
                    413, "The request body is larger than the " + allowance.maxBytes() + " bytes this server takes.");
        }
    }

    private static ScimError tooMany() {
        return new ScimError(503, "Too many request bodies are on their way at once. Try again in a few seconds.")
                .withRetryAfter(RETRY_AFTER);
    }

    private ScimError tooSlow() {
        return new ScimError(408, "The request body did not arrive within " + longestWait.toSeconds() + " seconds.");
    }

    /**
     * Body on its way. The first of these events decides: the body is complete, too large, too late, or the client is
     * gone.
     */
    private final class Arrival extends EmptyCompletionHandler<Response>
            implements ReadHandler, org.glassfish.grizzly.http.server.TimeoutHandler {

        private final Pending pending;
        private final Exchange exchange;
        private final ReservedBytes held;
        private final ReentrantLock counting = new ReentrantLock();
        private final AtomicBoolean decided = new AtomicBoolean();
        private final AtomicBoolean resumed = new AtomicBoolean();
        private volatile boolean late;
        private int counted;

        Arrival(Pending pending) {
            this.pending = pending;
            this.exchange = pending.exchange();
            this.held = pending.allowance().held().get();
        }

        void await() {
            exchange.response().suspend(longestWait.toMillis(), TimeUnit.MILLISECONDS, this, this);
            onDataAvailable();
        }

        @Override
        public void onAllDataRead() {
            decide(pending::serve);
        }

        /** Counts what has arrived, and waits for more. */
        @Override
        public void onDataAvailable() {
            counting.lock();
            try {
                count();
            } finally {
                counting.unlock();
            }
            if (late) {
                giveUp();
            }
        }

        private void count() {
            boolean isComplete = !exchange.request().getRequest().isExpectContent();
            if (decided.get() || isComplete) {
                return;
            }
            int arrived = pending.arrivedBytes();
            if (pending.isTooLarge()) {
                decide(pending::serve);
            } else if (held.grow(arrived - counted + PIECE_BYTES)) {
                counted = arrived;
                exchange.request().getInputBuffer().notifyAvailable(this, arrived + 1);
            } else {
                decide(() -> pending.refusal().accept(tooMany()));
            }
        }

        /** Ends the wait without a response: the body is broken, and the codec has sent one. */
        @Override
        public void onError(Throwable problem) {
            decide(() -> {});
        }

        @Override
        public boolean onTimeout(Response response) {
            // While another thread counts, the objects of the request must stay its own.
            if (counting.tryLock()) {
                try {
                    giveUp();
                } finally {
                    counting.unlock();
                }
            } else {
                late = true;
            }
            return false;
        }

        private void giveUp() {
            decide(() -> {
                exchange.closeAfterwards();
                pending.refusal().accept(tooSlow());
            });
        }

        /**
         * Notes that Jersey has resumed a suspended response itself; after that the objects of the request belong to
         * others.
         */
        @Override
        public void completed(Response response) {
            resumed.set(true);
        }

        @Override
        public void cancelled() {
            if (decided.compareAndSet(false, true)) {
                held.release();
                exchange.abandon();
            }
        }

        private void decide(Runnable outcome) {
            if (!decided.compareAndSet(false, true)) {
                return;
            }
            try {
                outcome.run();
            } finally {
                held.release();
                if (!resumed.get()) {
                    exchange.response().resume();
                }
            }
        }
    }
}
