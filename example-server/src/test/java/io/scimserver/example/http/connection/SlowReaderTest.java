package io.scimserver.example.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

/** Clients that ask and do not read the responses. */
class SlowReaderTest {

    private static final int CLIENTS = 20;
    private static final int REQUESTS = 200;
    private static final byte[] LARGE = new byte[16 << 20];
    private static final Pattern STYLE_SHEET = Pattern.compile("/admin/assets/[^\"]*base\\.css");

    @Test
    void clientsThatNeverReadStaticFilesKeepNobodyFromBeingServed() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            String page = server.send(request("/admin/sign-in")).body();
            Matcher styleSheet = STYLE_SHEET.matcher(page);
            assertThat(styleSheet.find()).as(page).isTrue();

            assertOthersAreServed(server, request(styleSheet.group()));
        }
    }

    @Test
    void clientsThatNeverReadListsKeepNobodyFromBeingServed() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            assertOthersAreServed(server, server.request("GET", "/scim/v2/Schemas"));
        }
    }

    private static void assertOthersAreServed(RunningServer server, String request) throws Exception {
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            slow.add(Wire.slowTo(server.url()).send(request.repeat(REQUESTS)));
        }
        // The first responses keep the server busy for a moment: the system takes them over until its buffers are full.
        await(() -> isServed(server));
        for (int i = 0; i < 20; i++) {
            assertThat(server.get("/health/live").status()).isEqualTo(200);
            assertThat(server.get("/scim/v2/Users").status()).isEqualTo(200);
        }
        for (Wire wire : slow) {
            wire.close();
        }
    }

    private static boolean isServed(RunningServer server) throws Exception {
        try {
            return server.get("/scim/v2/Users").status() == 200;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void everyPipelinedRequestIsAnsweredToAClientThatReadsInTheEnd() throws Exception {
        try (RunningServer server = RunningServer.start();
                Wire wire = Wire.slowTo(server.url())) {
            wire.send(server.request("GET", "/scim/v2/Schemas").repeat(REQUESTS));
            wire.pause();

            for (int i = 0; i < REQUESTS; i++) {
                assertThat(wire.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aConnectionWhoseClientDoesNotReadInTimeIsClosed() throws Exception {
        try (LargeServer server = new LargeServer(LARGE.length * 2L, Duration.ofMillis(300));
                Wire wire = server.wire()) {
            wire.send(request("/"));
            await(() -> server.slow.bytes() > 0);
            await(() -> server.slow.bytes() == 0);

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void whoHasWaitedLongestIsClosedWhenTheMemoryForSlowClientsIsUsedUp() throws Exception {
        try (LargeServer server = new LargeServer(LARGE.length * 3 / 2, Duration.ofSeconds(60));
                Wire first = server.wire();
                Wire second = server.wire()) {
            first.send(request("/"));
            await(() -> server.slow.bytes() > LARGE.length / 2);
            second.send(request("/"));

            assertThat(first.isCutOff()).isTrue();
            assertThat(second.read().body()).hasSize(LARGE.length);
        }
    }

    @Test
    void partsOfHeadersAreCountedUntilTheyAreCompleteOrGone() throws Exception {
        try (LargeServer server = new LargeServer(40_000, Duration.ofSeconds(60));
                Wire first = server.wire()) {
            String half = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(25_000);
            first.send(half);
            await(() -> server.slow.bytes() > 25_000);
            try (Wire second = server.wire()) {
                second.send(half);

                assertThat(first.isClosed()).isTrue();
                assertThat(second.send("\r\n\r\n").read().status()).isEqualTo(200);
                await(() -> server.slow.bytes() == 0);
                second.send(half);
                await(() -> server.slow.bytes() > 25_000);
            }
            await(() -> server.slow.bytes() == 0);
        }
    }

    @Test
    void manySmallFieldsCountAsTheMemoryThatTheyTake() throws Exception {
        String fields = "GET / HTTP/1.1\r\nHost: a\r\n" + "a:\r\n".repeat(90);
        try (LargeServer server = new LargeServer(60_000, Duration.ofSeconds(60));
                Wire first = server.wire();
                Wire second = server.wire()) {
            first.send(fields);
            await(() -> server.slow.bytes() > 40_000);
            second.send(fields);

            assertThat(first.isClosed()).isTrue();
            assertThat(second.send("\r\n").read().status()).isEqualTo(200);
            await(() -> server.slow.bytes() == 0);
        }
    }

    @Test
    void requestsWhoseBodyIsMissingAreCountedUntilTheyAreGone() throws Exception {
        String header = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nX: " + "a".repeat(5_000) + "\r\n\r\n";
        try (LargeServer server = new LargeServer(40_000, Duration.ofSeconds(60), new byte[0]);
                Wire first = server.wire()) {
            assertThat(first.send(header).read().status()).isEqualTo(200);
            await(() -> server.slow.bytes() > 20_000);
            try (Wire second = server.wire()) {
                assertThat(second.send(header).read().status()).isEqualTo(200);

                assertThat(first.isClosed()).isTrue();
                assertThat(server.slow.bytes()).isBetween(20_000L, 40_000L);
            }
            await(() -> server.slow.bytes() == 0);
        }
    }

    @Test
    void aRequestWhoseBodyCameWithItsHeaderIsNotCounted() throws Exception {
        try (LargeServer server = new LargeServer(40_000, Duration.ofSeconds(60), new byte[0]);
                Wire wire = server.wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789");

            assertThat(wire.read().status()).isEqualTo(200);
            assertThat(server.slow.bytes()).isZero();
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Answers everything with the same content, {@link #LARGE} as a rule. */
    private static final class LargeServer implements AutoCloseable {

        private final SlowConnections slow;
        private final HttpServer server = new HttpServer();

        LargeServer(long maxBytes, Duration longestWait) throws Exception {
            this(maxBytes, longestWait, LARGE);
        }

        LargeServer(long maxBytes, Duration longestWait, byte[] content) throws Exception {
            slow = new SlowConnections(maxBytes, longestWait);
            StrictListeners listeners = new StrictListeners(slow, new ProcessHealth(), new AccessLog());
            Endpoint endpoint = new Endpoint("127.0.0.1", 0, Optional.empty(), false, List.of());
            NetworkListener listener = listeners.create("test", 16, endpoint);
            server.addListener(listener);
            server.getServerConfiguration()
                    .addHttpHandler(
                            new HttpHandler() {
                                @Override
                                public void service(Request request, Response response) throws Exception {
                                    request.addAfterServiceListener(done -> slow.whenWritten(
                                            done.getContext(),
                                            SlowConnections.unwritten(
                                                    done.getContext().getConnection()),
                                            isWritten -> {}));
                                    response.getOutputStream().write(content);
                                }
                            },
                            "/");
            server.start();
        }

        Wire wire() throws Exception {
            return Wire.slowTo(
                    URI.create("http://127.0.0.1:" + server.getListener("test").getPort()));
        }

        @Override
        public void close() {
            server.shutdownNow();
            slow.close();
        }
    }
}
