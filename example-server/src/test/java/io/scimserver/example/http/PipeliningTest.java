package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.support.Burst;
import io.scimserver.example.support.Wire;
import io.scimserver.memory.InMemoryUserStores;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients which send many requests at once take turns with all others. */
class PipeliningTest {

    private static final int CONNECTIONS = 48;
    private static final int REQUESTS = 1_500;

    private final AtomicInteger answered = new AtomicInteger();
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = AnyCallerServer.start(
                new InMemoryUserStores(Clock.systemUTC()),
                (request, nanos) -> answered.incrementAndGet(),
                new ProcessHealth());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoeverPipelinesRequestsTakesTurnsWithOtherClients() throws Exception {
        String requests = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(REQUESTS);
        Burst burst = Burst.to(server.scimUrl(), CONNECTIONS, requests);
        try (burst) {
            try (Wire other = Wire.to(server.scimUrl())) {
                assertThat(other.send("GET /scim/v2/ServiceProviderConfig HTTP/1.1\r\nHost: a\r\n\r\n")
                                .read()
                                .status())
                        .isEqualTo(200);
            }

            // Workers that stay with a connection until its last request would have answered more before
            assertThat(answered.get()).isLessThan(16 * REQUESTS);
        }
    }
}
