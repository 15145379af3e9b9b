package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are authenticated by their header, before a byte of their body is kept. */
class HeaderFirstTest {

    private static final String LARGE = "Content-Length: 995000\r\n";

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /scim/v2/Users",
                "POST /scim/v2/Bulk",
                "PUT /scim/v2/Users/1",
                "PATCH /scim/v2/Users/1",
                "GET /scim/v2/Users",
                "POST /elsewhere",
                "POST /",
            })
    void aStrangersBodyIsNotWaitedFor(String request) throws Exception {
        for (String framing : List.of(LARGE, "Transfer-Encoding: chunked\r\n")) {
            for (String credential : List.of("", "Authorization: Bearer wrong\r\n")) {
                Wire.Response refused = server.send(request(request, credential + framing));

                refused.scimError(401);
                assertThat(refused.headers().get("www-authenticate")).startsWith("Bearer");
                assertThat(refused.headers()).containsKey("x-request-id");
            }
        }
    }

    @Test
    void aStrangersBodyIsNotAskedFor() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(request("POST /scim/v2/Users", LARGE + "Expect: 100-continue\r\n"));

            wire.read().scimError(401);
            assertThat(wire.isClosed()).isTrue();
        }
        try (Wire wire = server.wire()) {
            wire.send(request("POST /scim/v2/Users", server.authorization() + LARGE + "Expect: 100-continue\r\n"));

            assertThat(wire.read().status()).isEqualTo(100);
        }
    }

    @Test
    void theConnectionGoesOnAfterABodyThatNobodyWanted() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(request("POST /scim/v2/Users", LARGE)).read().scimError(401);
            wire.send("a".repeat(995_000));

            assertThat(wire.send(server.request("GET", "/health/live")).read().status())
                    .isEqualTo(200);
        }
    }

    /** 300 failures a minute are let pass: twice as many would be too many. */
    @Test
    void aRequestWithABodyFailsOnce() throws Exception {
        try (RunningServer own = RunningServer.start();
                Wire wire = own.wire()) {
            for (int i = 0; i < 250; i++) {
                wire.send(request("POST /scim/v2/Users", "Content-Length: 2\r\n") + "{}")
                        .read()
                        .scimError(401);
            }
        }
    }

    @Test
    void onlyAShortFormIsReadBeforeSomebodyHasSignedIn() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";

        assertThat(server.send(request("POST /admin/sign-in", form + "Content-Length: 8193\r\n"))
                        .status())
                .isEqualTo(413);
        assertThat(server.send(request("POST /admin/sign-in", form + "Content-Length: 8192\r\n") + "a".repeat(8192))
                        .status())
                .isNotEqualTo(413);
        assertThat(server.send(request("POST /admin/sign-in", form + "Transfer-Encoding: chunked\r\n") + "2001\r\n"
                                + "a".repeat(8193))
                        .status())
                .isEqualTo(413);
        assertThat(server.send(request("POST /admin/companies", "Content-Length: 8193\r\n"))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void bodiesThatAreAnnouncedAndNotSentKeepNobodyOut() throws Exception {
        List<Wire> announced = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            announced.add(server.wire().send(request("POST /elsewhere", server.authorization() + LARGE)));
        }

        server.send(request("POST /elsewhere", server.authorization() + "Content-Length: 2\r\n") + "{}")
                .scimError(404);
        for (Wire wire : announced) {
            wire.close();
        }
    }

    private static String request(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }
}
