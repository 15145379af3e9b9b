package io.scimserver.example;

import io.scimserver.schema.ScimError;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/**
 * Lets a request through once its body is there in full. No thread waits for slow clients, and none of them gets more
 * memory than the largest body or more time than the longest wait.
 */
final class BodyGate {

    private final int maxBytes;
    private final Duration longestWait;

    BodyGate(int maxBytes, Duration longestWait) {
        this.maxBytes = maxBytes;
        this.longestWait = longestWait;
    }

    /** Whether the client may go on and send the body it has announced. */
    boolean admits(Request request) {
        return request.getRequest().getContentLength() <= maxBytes;
    }

    /** Runs {@code service} with the body at hand, now or later; or has {@code refusal} answer 413 or 408. */
    void whenComplete(Exchange exchange, Runnable service, Consumer<ScimError> refusal) {
        Request request = exchange.request();
        HttpRequestPacket packet = request.getRequest();
        Pending pending = new Pending(exchange, service, refusal);
        if (!admits(request)) {
            refuse(pending);
        } else if (packet.isExpectContent()) {
            new Arrival(pending).await();
        } else {
            serve(pending);
        }
    }

    /** A request, and what can become of it. */
    private record Pending(Exchange exchange, Runnable service, Consumer<ScimError> refusal) {}

    private void serve(Pending pending) {
        if (pending.exchange().request().getInputBuffer().readyData() > maxBytes) {
            pending.refusal().accept(tooLarge());
        } else {
            pending.service().run();
        }
    }

    private void refuse(Pending pending) {
        if (pending.exchange().request().getHeader(Header.Expect) != null) {
            pending.exchange().closeAfterwards();
        }
        // Else Grizzly drops what arrives of the body, so that the client comes to read the answer.
        pending.refusal().accept(tooLarge());
    }

    private ScimError tooLarge() {
        return new ScimError(413, "The request body is larger than the " + maxBytes + " bytes this server takes.");
    }

    private ScimError tooSlow() {
        return new ScimError(408, "The request body did not arrive within " + longestWait.toSeconds() + " seconds.");
    }

    /** A body on its way. What happens first decides: all of it, too much of it, too late, or the client is gone. */
    private final class Arrival extends EmptyCompletionHandler<Response>
            implements ReadHandler, org.glassfish.grizzly.http.server.TimeoutHandler {

        private final Pending pending;
        private final Exchange exchange;
        private final AtomicBoolean decided = new AtomicBoolean();
        private final AtomicBoolean resumed = new AtomicBoolean();

        Arrival(Pending pending) {
            this.pending = pending;
            this.exchange = pending.exchange();
        }

        void await() {
            exchange.response().suspend(longestWait.toMillis(), TimeUnit.MILLISECONDS, this, this);
            exchange.request().getInputBuffer().notifyAvailable(this, maxBytes + 1);
        }

        @Override
        public void onAllDataRead() {
            decide(() -> serve(pending));
        }

        @Override
        public void onDataAvailable() {
            decide(() -> pending.refusal().accept(tooLarge()));
        }

        /** The body is broken: the codec has answered. */
        @Override
        public void onError(Throwable problem) {
            decide(() -> {});
        }

        @Override
        public boolean onTimeout(Response response) {
            decide(() -> {
                exchange.closeAfterwards();
                pending.refusal().accept(tooSlow());
            });
            return false;
        }

        /** Jersey resumes a suspended response itself; after that the objects of the request belong to others. */
        @Override
        public void completed(Response response) {
            resumed.set(true);
        }

        @Override
        public void cancelled() {
            if (decided.compareAndSet(false, true)) {
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
                if (!resumed.get()) {
                    exchange.response().resume();
                }
            }
        }
    }
}
