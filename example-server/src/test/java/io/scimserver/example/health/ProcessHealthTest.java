package io.scimserver.example.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.http.AnyCallerServer;
import io.scimserver.example.http.RequestObserver;
import io.scimserver.example.http.WebServer;
import io.scimserver.example.support.Wire;
import io.scimserver.store.UserStores;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.threadpool.AbstractThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that cannot go on does not look alive. */
class ProcessHealthTest {

    private final AtomicReference<Error> thrown = new AtomicReference<>(new OutOfMemoryError("by a test"));
    private final WatchedPools pools = new WatchedPools();
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        UserStores failing = tenant -> {
            throw thrown.get();
        };
        server = AnyCallerServer.start(failing, RequestObserver.NOBODY, pools);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void afterALackOfMemoryInARequestTheProcessWantsToBeRestarted(String probe) throws Exception {
        assertThat(get(probe).status()).isEqualTo(200);

        get("/scim/v2/Users").scimError(500);

        assertThat(get(probe).status()).isEqualTo(503);
        assertThat(get(probe).body()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @Test
    void aStackThatWasTooSmallEndsWithItsRequest() throws Exception {
        thrown.set(new StackOverflowError("by a test"));

        get("/scim/v2/Users").scimError(500);

        assertThat(get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void withoutOneOfItsThreadsTheProcessWantsToBeRestarted() throws Exception {
        assertThat(get("/health/live").status()).isEqualTo(200);

        pools.killThread();

        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (get("/health/live").status() != 503) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void anErrorThatEndsAnyThreadIsSeen() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            pools.watchThreads();
            Thread exceptional = new Thread(() -> {
                throw new IllegalStateException("by a test");
            });
            exceptional.start();
            exceptional.join();
            assertThat(get("/health/live").status()).isEqualTo(200);

            Thread dying = new Thread(() -> {
                throw new OutOfMemoryError("by a test");
            });
            dying.start();
            dying.join();
            assertThat(get("/health/live").status()).isEqualTo(503);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private Wire.Response get(String path) throws IOException {
        try (Wire wire = Wire.to(server.scimUrl())) {
            return wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .read();
        }
    }

    /** Knows the pool whose threads answer requests. */
    private static final class WatchedPools extends ProcessHealth {

        private final AtomicReference<AbstractThreadPool> workers = new AtomicReference<>();

        @Override
        public void onThreadAllocateEvent(AbstractThreadPool pool, Thread thread) {
            super.onThreadAllocateEvent(pool, thread);
            if (thread.getName().startsWith("http(")) {
                workers.set(pool);
            }
        }

        void killThread() {
            workers.get().execute(() -> {
                throw new IllegalAccessError("thrown to end this thread");
            });
        }
    }
}
