package io.scimserver.example;

import io.scimserver.schema.ScimError;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Runs {@code service} with the body at hand, now or later; or answers 413 or 408. */
    void whenComplete(Exchange exchange, Runnable service) {
        Request request = exchange.request();
        HttpRequestPacket packet = request.getRequest();
        if (!admits(request)) {
            refuse(exchange);
        } else if (packet.isExpectContent()) {
            new Arrival(exchange, service).await();
        } else {
            serve(exchange, service);
        }
    }

    private void serve(Exchange exchange, Runnable service) {
        if (exchange.request().getInputBuffer().readyData() > maxBytes) {
            exchange.answer(tooLarge());
        } else {
            service.run();
        }
    }

    private void refuse(Exchange exchange) {
        if (exchange.request().getHeader(Header.Expect) == null) {
            // Grizzly drops what arrives of the body, so that the client comes to read the answer.
            exchange.answer(tooLarge());
        } else {
            exchange.answerAndClose(tooLarge());
        }
    }

    private ScimError tooLarge() {
        return new ScimError(413, "The request body is larger than the " + maxBytes + " bytes this server takes.");
    }

    /** A body on its way. What happens first decides: all of it, too much of it, too late, or the client is gone. */
    private final class Arrival extends EmptyCompletionHandler<Response>
            implements ReadHandler, org.glassfish.grizzly.http.server.TimeoutHandler {

        private final Exchange exchange;
        private final Runnable service;
        private final AtomicBoolean decided = new AtomicBoolean();
        private final AtomicBoolean resumed = new AtomicBoolean();

        Arrival(Exchange exchange, Runnable service) {
            this.exchange = exchange;
            this.service = service;
        }

        void await() {
            exchange.response().suspend(longestWait.toMillis(), TimeUnit.MILLISECONDS, this, this);
            exchange.request().getInputBuffer().notifyAvailable(this, maxBytes + 1);
        }

        @Override
        public void onAllDataRead() {
            decide(() -> serve(exchange, service));
        }

        @Override
        public void onDataAvailable() {
            decide(() -> exchange.answer(tooLarge()));
        }

        /** The body is broken: the codec has answered. */
        @Override
        public void onError(Throwable problem) {
            decide(() -> {});
        }

        @Override
        public boolean onTimeout(Response response) {
            decide(() -> exchange.answerAndClose(new ScimError(
                    408, "The request body did not arrive within " + longestWait.toSeconds() + " seconds.")));
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
