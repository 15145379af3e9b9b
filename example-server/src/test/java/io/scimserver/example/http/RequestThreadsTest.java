package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.support.Wire;
import io.scimserver.memory.InMemoryUserStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    private static final String USER = "GET /scim/v2/Users/1 HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int STRANGERS = 40;

    @Test
    void strangersWhoWaitKeepNeitherKnownClientsNorProbesWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        InMemoryUserStores users = new InMemoryUserStores(Clock.systemUTC());
        WebServer server = AnyCallerServer.start(
                tenant -> {
                    begun.release();
                    awaitUninterrupted(end);
                    return users.forTenant(tenant);
                },
                RequestObserver.NOBODY,
                new ProcessHealth());
        List<Wire> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(Wire.to(server.scimUrl()).send(USER));
            }
            begun.acquire();
            for (String request : List.of(
                    "GET /nowhere HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\n\r\n",
                    "GET /admin HTTP/1.1\r\nHost: a\r\nCookie: scim-console=x\r\n\r\n",
                    "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")) {
                try (Wire known = Wire.to(server.scimUrl())) {
                    assertThat(known.send(request).read().status()).isIn(200, 404);
                }
            }
            assertThat(strangers).noneMatch(RequestThreadsTest::hasResponse);
            end.countDown();
            for (Wire stranger : strangers) {
                assertThat(stranger.read().status()).isEqualTo(404);
            }
        } finally {
            end.countDown();
            for (Wire stranger : strangers) {
                stranger.close();
            }
            server.stop();
        }
    }

    @Test
    void aRequestThatFindsTheQueueFullIsRefusedAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = new HttpServer();
        server.addListener(new NetworkListener("test", "127.0.0.1", 0));
        List<Wire> waiting = new ArrayList<>();
        try (RequestThreads threads = new RequestThreads(100_000)) {
            server.getServerConfiguration().addHttpHandler(new Slow(threads, end), "/");
            server.start();
            java.net.URI url = java.net.URI.create(
                    "http://127.0.0.1:" + server.getListener("test").getPort());
            Wire.Response refused = null;
            while (refused == null && waiting.size() < STRANGERS) {
                Wire wire = Wire.to(url).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                waiting.add(wire);
                refused = waitsShortly(wire) ? null : wire.read();
            }
            assertThat(refused).isNotNull();
            assertThat(refused.status()).isEqualTo(503);
            end.countDown();
            assertThat(waiting.get(0).read().status()).isEqualTo(200);
        } finally {
            end.countDown();
            for (Wire wire : waiting) {
                wire.close();
            }
            server.shutdownNow();
        }
    }

    private static final class Slow extends HttpHandler {

        private final RequestThreads threads;
        private final CountDownLatch end;

        Slow(RequestThreads threads, CountDownLatch end) {
            this.threads = threads;
            this.end = end;
        }

        @Override
        public RequestExecutorProvider getRequestExecutorProvider() {
            return threads;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            if (RequestThreads.isTooMuch(request)) {
                response.sendError(503);
            } else {
                awaitUninterrupted(end);
            }
        }
    }

    private static boolean waitsShortly(Wire wire) throws Exception {
        wire.pause();
        return !wire.hasResponse();
    }

    private static boolean hasResponse(Wire wire) {
        try {
            return wire.hasResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
