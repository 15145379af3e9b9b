package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers and clients are told to use HTTPS only where the server is reached by it. */
class TransportSecurityTest {

    private static final String FIELD = "strict-transport-security";

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start("--base-url=https://hr.example.com");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim/v2/Users",
                "/scim/v2/Users/nobody",
                "/scim/v2/ServiceProviderConfig",
                "/elsewhere",
                "/health/live",
                "/health/ready",
                "/admin",
                "/admin/sign-in",
                "/admin/no-such-page"
            })
    void everyResponseAsksForHttpsBehindAProxyWithTls(String path) throws Exception {
        assertThat(server.get(path).headers()).containsEntry(FIELD, "max-age=31536000");
    }

    @Test
    void soDoRefusals() throws Exception {
        assertThat(server.send("GET /scim/v2/Users HTTP/1.1\r\nHost: a\r\n\r\n").headers())
                .containsKey(FIELD);
        assertThat(server.send("GET / HTTP/1.1\r\nHost: a b\r\n\r\n").headers()).containsKey(FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--base-url=http://hr.example.com", "--strict"})
    void withoutTlsNothingIsAskedFor(String option) throws Exception {
        try (RunningServer plain = RunningServer.start(option)) {
            assertThat(plain.get("/scim/v2/Users").headers()).doesNotContainKey(FIELD);
            assertThat(plain.get("/admin/sign-in").headers()).doesNotContainKey(FIELD);
        }
    }
}
