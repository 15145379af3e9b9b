package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.ScimServer;
import io.scimserver.ScimServerConfig;
import io.scimserver.auth.Authentication;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(request ->
                        new Authentication.Accepted(new Caller(new Tenant("acme"), "1", "Acme", Access.READ_WRITE)))
                .build();
        server = new WebServer(
                new WebServer.Endpoint("127.0.0.1", 0, Optional.empty(), false, List.of()),
                new WebServer.Content(
                        scim,
                        ScimServerConfig.DEFAULT,
                        () -> {},
                        Optional.empty(),
                        (request, nanos) -> answered.incrementAndGet(),
                        new ProcessHealth(),
                        Clock.systemUTC()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoeverPipelinesRequestsTakesTurnsWithOtherClients() throws Exception {
        byte[] burst = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(REQUESTS).getBytes(StandardCharsets.US_ASCII);
        List<SocketChannel> pipelining = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                SocketChannel connection = SocketChannel.open(address());
                connection.configureBlocking(false);
                connection.write(ByteBuffer.wrap(burst));
                pipelining.add(connection);
            }

            try (Wire other = Wire.to(server.scimUrl())) {
                assertThat(other.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
                                .read()
                                .status())
                        .isEqualTo(200);
            }

            // Workers that stay with a connection until its last request would have answered more before
            assertThat(answered.get()).isLessThan(16 * REQUESTS);
        } finally {
            for (SocketChannel connection : pipelining) {
                connection.close();
            }
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.scimUrl().getPort());
    }
}
