package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String WRONG = "Host: localhost\r\nAuthorization: Bearer wrong\r\n\r\n";

    @Test
    void aCompanyThatHasUsedItsOperationsIsToldWhenToTryAgain() throws Exception {
        try (RunningServer server = RunningServer.start("--rate-limit=2/h")) {
            server.get("/scim/v2/Users");
            server.get("/scim/v2/Users");

            Wire.Response response = server.get("/scim/v2/Users");

            assertThat(response.status()).isEqualTo(429);
            assertThat(Integer.parseInt(response.headers().get("retry-after"))).isBetween(1_700, 1_800);
        }
    }

    @Test
    void withoutLimitACompanyGoesOn() throws Exception {
        try (RunningServer server = RunningServer.start("--rate-limit=off")) {
            assertThat(server.get("/scim/v2/Users").status()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatFailsTooOftenHasToWaitButAValidTokenWorksFromThereToo() throws Exception {
        try (RunningServer server = RunningServer.start();
                Wire wire = server.wire()) {
            Wire.Response response = refusal(wire, "/scim/v2/Users");
            for (int i = 0; i < 400 && response.status() == 401; i++) {
                response = refusal(wire, i % 2 == 0 ? "/elsewhere" : "/scim/v2/Users");
            }

            assertThat(response.status()).isEqualTo(429);
            assertThat(response.headers().get("retry-after")).isEqualTo("1");
            assertThat(server.get("/scim/v2/Users").status()).isEqualTo(200);
        }
    }

    private static Wire.Response refusal(Wire wire, String path) throws Exception {
        return wire.send("GET " + path + " HTTP/1.1\r\n" + WRONG).read();
    }
}
