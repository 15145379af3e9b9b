package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import io.scimserver.tenant.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Tests that the client of a request is found behind a proxy; the tests are the proxy, at 127.0.0.1. */
class TrustedProxyTest {

    private static final Tenant COMPANY = new Tenant("default");

    private final Logger logger = (Logger) LoggerFactory.getLogger(ClientAddresses.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    X-Forwarded-For: 203.0.113.9                                    | 203.0.113.9
                    X-Forwarded-For: 1.1.1.1, 203.0.113.9                           | 203.0.113.9
                    X-Forwarded-For: 1.1.1.1, 203.0.113.9, 10.1.2.3                 | 203.0.113.9
                    X-Forwarded-For: 1.1.1.1, unknown, 10.1.2.3                     | 10.1.2.3
                    X-Forwarded-For: 10.1.2.3, 127.0.0.1                            | 10.1.2.3
                    X-Forwarded-For: 1.1.1.1, nonsense                              | 127.0.0.1
                    X-Forwarded-For: 2001:db8::1                                    | 2001:db8:0:0:0:0:0:1
                    Forwarded: for="[2001:db8::1]:4711";proto=https                 | 2001:db8:0:0:0:0:0:1
                    Forwarded: for=1.1.1.1, for=203.0.113.9;host=a, for=10.1.2.3    | 203.0.113.9
                    Forwarded: for=1.1.1.1, for=_hidden                             | 127.0.0.1
                    X-Real-IP: 1.1.1.1                                              | 127.0.0.1
                    """)
    void theLastAddressThatIsNoTrustedProxyIsTheClients(String header, String client) throws Exception {
        try (RunningServer server = RunningServer.start("--trusted-proxy=127.0.0.1,10.0.0.0/8")) {
            send(server, "/scim/v2/Users", header);
            assertThat(loggedAddress(server)).contains(client);
            assertThat(tokenUse(server).flatMap(TokenUse::address)).contains(client);

            send(server, "/elsewhere", header);
            assertThat(loggedAddress(server)).contains(client);
            assertThat(lines.list).isEmpty();
        }
    }

    @Test
    void withoutATrustedProxyHeadersAreIgnoredAndTheLogSaysSoOnce() throws Exception {
        try (RunningServer server = RunningServer.start("--trusted-proxy=10.0.0.0/8")) {
            send(server, "/scim/v2/Users", "X-Forwarded-For: 10.1.2.3");
            assertThat(loggedAddress(server)).contains("127.0.0.1");
            send(server, "/scim/v2/Users", "Forwarded: for=10.1.2.3");
            assertThat(loggedAddress(server)).contains("127.0.0.1");

            assertThat(lines.list).hasSize(1);
            assertThat(lines.list.get(0).getFormattedMessage())
                    .contains("X-Forwarded-For", "--trusted-proxy=127.0.0.1")
                    .doesNotContain("10.1.2.3");
        }
    }

    @Test
    void twoHeadersThatNameDifferentClientsAreNotBelieved() throws Exception {
        try (RunningServer server = RunningServer.start("--trusted-proxy=127.0.0.1")) {
            send(server, "/scim/v2/Users", "Forwarded: for=203.0.113.9\r\nX-Forwarded-For: 203.0.113.9");
            assertThat(loggedAddress(server)).contains("203.0.113.9");
            assertThat(lines.list).isEmpty();

            for (int i = 0; i < 2; i++) {
                send(server, "/scim/v2/Users", "Forwarded: for=1.1.1.1\r\nX-Forwarded-For: 203.0.113.9");
                assertThat(loggedAddress(server)).contains("127.0.0.1");
            }
            assertThat(lines.list).hasSize(1);
        }
    }

    @Test
    void linksAreMadeAsEverWhateverAProxySays() throws Exception {
        try (RunningServer server = RunningServer.start("--trusted-proxy=127.0.0.1")) {
            String forged = "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                    + "Forwarded: for=1.1.1.1;host=evil.example;proto=https";

            assertThat(send(server, "/elsewhere", forged).body())
                    .contains(server.url().toString().replace("127.0.0.1", "localhost"))
                    .doesNotContain("evil.example", "https");
            assertThat(send(server, "/scim/v2/ServiceProviderConfig", forged).body())
                    .contains(server.url().toString())
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void failedSignInsAreCountedForTheClientAndRecordedWithItsAddress() throws Exception {
        try (RunningServer server = Browser.server("--trusted-proxy=127.0.0.1")) {
            int status = 401;
            // The wait doubles, so that it is at some time longer than a sign-in on a slow machine
            for (int i = 1; i <= 10 && status == 401; i++) {
                status = signIn(server, "2001:db8:1:2::" + i).statusCode();
            }

            assertThat(status).isEqualTo(429);
            assertThat(signIn(server, "2001:db8:1:3::1").statusCode()).isEqualTo(401);
            assertThat(Browser.operator(server).get("/admin/audit").body()).contains("2001:db8:1:2:0:0:0:3");
        }
    }

    @Test
    void failedTokensAreCountedForTheClient() throws Exception {
        try (RunningServer server = RunningServer.start("--trusted-proxy=127.0.0.1");
                Wire wire = server.wire()) {
            int status = 401;
            for (int i = 0; i < 400 && status == 401; i++) {
                status = wrongToken(wire, "2001:db8:1:2::" + Integer.toHexString(i));
            }

            assertThat(status).isEqualTo(429);
            assertThat(wrongToken(wire, "2001:db8:1:3::1")).isEqualTo(401);
        }
    }

    private static int wrongToken(Wire wire, String client) throws Exception {
        return wire.send("GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n"
                        + "X-Forwarded-For: " + client + "\r\n\r\n")
                .read()
                .status();
    }

    private static HttpResponse<String> signIn(RunningServer server, String client) throws Exception {
        Browser browser = Browser.at(server);
        String key = Browser.key(browser.get("/admin/sign-in").body());
        return browser.post(
                "/admin/sign-in", Map.of("name", "admin", "password", "wrong", "key", key), "X-Forwarded-For", client);
    }

    private static Wire.Response send(RunningServer server, String path, String header) throws Exception {
        return server.send("GET " + path + " HTTP/1.1\r\nHost: localhost:"
                + server.url().getPort() + "\r\n" + server.authorization() + header + "\r\n\r\n");
    }

    private static Optional<String> loggedAddress(RunningServer server) throws InterruptedException {
        ActivityLog log = server.running().scim().activity().orElseThrow();
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        return log.store()
                .search(ActivityQuery.newest(Optional.of(COMPANY), ActivityFilter.ANY, 1))
                .entries()
                .get(0)
                .source()
                .address();
    }

    private static Optional<TokenUse> tokenUse(RunningServer server) {
        List<StoredToken> tokens =
                server.running().stores().tokens().orElseThrow().list(COMPANY);
        return tokens.get(0).lastUsed();
    }
}
