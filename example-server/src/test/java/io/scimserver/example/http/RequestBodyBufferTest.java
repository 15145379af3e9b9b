package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.ByteBudget;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.example.support.Wire;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodyBufferTest {

    private final AtomicInteger served = new AtomicInteger();
    private final RequestsInFlight inFlight = new RequestsInFlight();
    private final SlowConnections slow = new SlowConnections(1_000, Duration.ofSeconds(10));
    private final RequestTracker tracker = new RequestTracker(
            inFlight,
            new ServerAddress("127.0.0.1"),
            new ClientAddresses(List.of()),
            RequestObserver.NOBODY,
            new RejectedRequestLog(() -> "1", Optional.empty(), Clock.systemUTC()),
            slow,
            new AccessLog());
    private final ByteBudget budget = new ByteBudget(1_000);
    private volatile RequestBodyBuffer gate = new RequestBodyBuffer(Duration.ofMillis(100));
    private final HttpServer server = new HttpServer();

    @BeforeEach
    void start() throws Exception {
        server.addListener(new NetworkListener("test", "127.0.0.1", 0));
        server.getServerConfiguration().addHttpHandler(new Guarded(), "/");
        server.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
        slow.close();
    }

    @Test
    void aBodyThatTakesTooLongIsGivenUp() throws Exception {
        try (Wire wire = wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");

            assertThat(wire.read().scimError(408)).contains("did not arrive");
            assertThat(wire.isClosed()).isTrue();
        }
        assertThat(served).hasValue(0);
        assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aBodyThatComesWithItsHeaderIsMeasuredToo() throws Exception {
        try (Wire wire = wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n0\r\n\r\n");
            wire.read().scimError(413);
        }
        try (Wire wire = wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\na\r\n1234567890\r\n0\r\n\r\n");
            assertThat(wire.read().status()).isEqualTo(200);
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void aClientThatGoesAwayIsNotWaitedFor() throws Exception {
        try (Wire wire = wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
            wire.pause();
        }

        assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
        assertThat(served).hasValue(0);
    }

    @Test
    void bodiesThatTogetherTakeTooMuchMemoryAreRefusedUntilOthersAreComplete() throws Exception {
        gate = new RequestBodyBuffer(Duration.ofSeconds(10));
        List<Wire> waiting = new ArrayList<>();
        Wire.Response refused = null;
        while (refused == null) {
            Wire wire = wire().send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
            await(() -> wire.hasResponse() || budget.taken() >= (waiting.size() + 1) * 260L);
            if (wire.hasResponse()) {
                refused = wire.read();
                wire.close();
            } else {
                waiting.add(wire);
            }
            assertThat(waiting).hasSizeLessThan(5);
        }
        assertThat(refused.scimError(503)).contains("Try again");
        assertThat(refused.headers()).containsEntry("retry-after", "5");
        assertThat(waiting).isNotEmpty();

        for (Wire wire : waiting) {
            assertThat(wire.send("-whole").read().status()).isEqualTo(200);
            wire.close();
        }
        assertThat(budget.taken()).isZero();
        try (Wire wire = wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
            wire.pause();
            assertThat(wire.send("1234567890").read().status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsGivenUpOrAbandonedLeavesNothingInMemory() throws Exception {
        try (Wire late = wire()) {
            try (Wire gone = wire()) {
                gone.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
                        .pause();
            }
            late.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
            late.read().scimError(408);
        }

        assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
        assertThat(budget.taken()).isZero();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Wire wire() throws Exception {
        return Wire.to(
                URI.create("http://127.0.0.1:" + server.getListener("test").getPort()));
    }

    private final class Guarded extends HttpHandler {

        @Override
        public void service(Request request, Response response) {
            Exchange exchange = tracker.begin(request);
            gate.whenComplete(
                    exchange,
                    new RequestBodyBuffer.Allowance(10, budget::share),
                    served::incrementAndGet,
                    exchange::respond);
        }
    }
}
