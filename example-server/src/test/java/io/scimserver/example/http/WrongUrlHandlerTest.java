package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUrlHandlerTest {

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
                "/",
                "/Users",
                "/scim/Users",
                "/v2/Users",
                "/scim",
                "/scim/",
                "/scim/v1/Users",
                "/scim/v20",
                "/health",
                "/health/x",
                "/Scim/V2/Users"
            })
    void aWrongUrlIsAnsweredWithTheRightOne(String path) throws Exception {
        assertThat(server.get(path).scimError(404))
                .isEqualTo(
                        "There is nothing at \"" + path + "\". The SCIM URL (base URL, tenant URL) to enter at the"
                                + " identity provider is http://localhost/scim/v2; users are at http://localhost/scim/v2/Users.");
    }

    @Test
    void aDoubledSlashBeforeTheScimUrlIsNamed() throws Exception {
        assertThat(server.get("//scim/v2/Users").scimError(404))
                .contains("The path begins with a doubled slash.", "http://localhost/scim/v2;");
    }

    @Test
    void aDoubledSlashBehindItIsServed() throws Exception {
        assertThat(server.get("/scim/v2//Users?count=0").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/Users", "/scim/v1/Users", "/administration", "/metrics", "/actuator/env"})
    void callersWithoutAValidTokenLearnNothing(String path) throws Exception {
        Wire.Response without = server.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(without.scimError(401)).doesNotContain("/scim/v2");
        assertThat(without.headers()).containsEntry("www-authenticate", "Bearer realm=\"scim\"");

        Wire.Response wrong =
                server.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n\r\n");
        assertThat(wrong.scimError(401)).doesNotContain("/scim/v2");
        assertThat(wrong.headers().get("www-authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void aBrowserThatOpensTheBareHostIsSentToTheConsole() throws Exception {
        Wire.Response response = server.send(
                "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n\r\n");

        assertThat(response.status()).isEqualTo(303);
        assertThat(response.headers()).containsEntry("location", "/admin").doesNotContainKey("www-authenticate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /Users", "POST /", "GET //"})
    void nothingElseIsSentThere(String start) throws Exception {
        Wire.Response response =
                server.send(start + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Length: 0\r\n\r\n");

        assertThat(response.status()).isIn(400, 401);
    }

    @Test
    void withoutAConsoleABrowserIsAnsweredAsAProgramIs() throws Exception {
        try (RunningServer bare = RunningServer.start("--no-admin")) {
            bare.send("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n")
                    .scimError(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"Authorization: Bearer a, 401", "X-Note: a, 400"})
    void aHeaderThatNoHeaderMayHoldIsRefusedBeforeAnybodyReadsIt(String header, int status) throws Exception {
        for (String forbidden : List.of("\u0000", "\r")) {
            server.send("GET /x HTTP/1.1\r\nHost: localhost\r\n" + header + forbidden + "b\r\n\r\n")
                    .scimError(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: \r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer   \r\n",
                "Authorization: non-token\r\n",
                "Authorization: Basic dXNlcjpwYXNz\r\n",
                "Authorization: Bearer t\u00f6k\u00e9n\r\n",
                "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"
            })
    void aHeaderThatProvesNothingIsAnsweredWith401(String header) throws Exception {
        Wire.Response response = server.send("GET /x HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n");

        response.scimError(401);
        assertThat(response.headers()).containsKey("www-authenticate");
    }

    @Test
    void aHugeTokenIsAnsweredWith401() throws Exception {
        server.send("GET /x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "a".repeat(10_240) + "\r\n\r\n")
                .scimError(401);
    }

    @Test
    void aTokenInTheQueryIsNotAccepted() throws Exception {
        server.send("GET /x?access_token=" + server.token() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .scimError(401);
    }

    @Test
    void aLongOrStrangePathIsQuotedShortAndEncoded() throws Exception {
        assertThat(server.get("/" + "a".repeat(10_000)).scimError(404))
                .startsWith("There is nothing at \"/" + "a".repeat(99) + "…\".");
        assertThat(server.get("/<script>\"{\u00c3\u00a4").scimError(404)).contains("\"/%3Cscript%3E%22%7B%C3%A4\"");
    }

    @Test
    void aPublicUrlReplacesWhatTheRequestClaims() throws Exception {
        try (RunningServer behindProxy = RunningServer.start("--base-url=https://hr.example.com")) {
            String request = "GET /Users HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "Forwarded: host=evil.example\r\n" + behindProxy.authorization() + "\r\n";

            assertThat(behindProxy.send(request).scimError(404))
                    .contains("https://hr.example.com/scim/v2/Users")
                    .doesNotContain("evil");
        }
    }

    @Test
    void anAddressInTheRequestLineCountsAsTheHost() throws Exception {
        assertThat(server.send("GET http://scim.example/Users HTTP/1.1\r\nHost: localhost\r\n" + server.authorization()
                                + "\r\n")
                        .scimError(404))
                .contains("\"/Users\"");
    }
}
