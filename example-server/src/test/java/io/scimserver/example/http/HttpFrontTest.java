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

/** Tests of requests before they reach a SCIM endpoint. */
class HttpFrontTest {

    private static final String HOST = "Host: localhost\r\n";

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
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Content-Length: 2\r\nContent-Length: 2\r\n",
                "Content-Length: +2\r\n",
                "Content-Length: -2\r\n",
                "Content-Length: 2,2\r\n",
                "Content-Length: 0x2\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: \r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: \"chunked\"\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Content-Length : 2\r\n",
                " Content-Length: 2\r\n",
                "X-Folded: a\r\n b\r\n",
                "X-Folded: a\r\n\tb\r\n",
                "Transfer-Encoding:\r\n chunked\r\n",
                "X-Bare: a\nContent-Length: 2\r\n",
                "X-Bare: a\rContent-Length: 2\r\n",
                "X-Nul: a\u0000b\r\n",
                "No-Colon\r\n",
                ": no name\r\n",
                "Host: other\r\n",
            })
    void whatLeavesDoubtWhereARequestEndsIsRefusedAndTheConnectionClosed(String headers) throws Exception {
        // A chunked body that is complete, so that a server which lets the header pass has nothing else to refuse
        String body = headers.contains(": chunked\r\n") ? "0\r\n\r\n" : "{}";
        try (Wire wire = server.wire()) {
            wire.send("POST /scim/v2/Users HTTP/1.1\r\n" + HOST + headers + "\r\n" + body
                    + server.request("GET", "/health/live"));

            assertThat(wire.read().scimError(400)).isNotBlank();
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\t/health/live HTTP/1.1",
                "GET /health/live\tHTTP/1.1",
                "GET  /health/live HTTP/1.1",
                "GET /health/live  HTTP/1.1",
                "GET \t/health/live HTTP/1.1",
                "GET /health/live \tHTTP/1.1",
                "GET\u000b/health/live HTTP/1.1",
                "GET /health/live\fHTTP/1.1",
                "GET /health/live\u000b HTTP/1.1",
                " GET /health/live HTTP/1.1",
                "\tGET /health/live HTTP/1.1",
                "\r\n GET /health/live HTTP/1.1",
                "GET /health/live HTTP/1.1 ",
                "GET /health/live HTTP/1.1\t",
            })
    void aRequestLineWithOtherSeparatorsThanOneSpaceIsRefusedAndTheConnectionClosed(String line) throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(line + "\r\n" + HOST + "\r\n" + server.request("GET", "/health/live"));

            assertThat(wire.read().scimError(400)).isNotBlank();
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"})
    void theBodyOfATraceIsNeverReadAsTheNextRequest(String framed) throws Exception {
        try (Wire wire = server.wire()) {
            wire.send("TRACE /scim/v2/Users HTTP/1.1\r\n" + HOST + framed + server.request("GET", "/health/live"));

            assertThat(wire.read().scimError(400)).contains("TRACE");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void aLastLineWithoutAColonIsNotWaitedFor() throws Exception {
        server.send("GET /scim/v2/Users HTTP/1.1\r\n" + HOST + "No-Colon\r\n\r\n")
                .scimError(400);
    }

    /** Wherever it stands: cut off or replaced by a blank, the rest could be a token that is valid. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer TOKEN\0", "Bearer TOKEN\r", "Bearer TO\0KEN", "Bearer\rTOKEN", "\0Bearer TOKEN", "\0"})
    void aCredentialWithANulOrACarriageReturnIsNoneAndTheConnectionClosed(String credential) throws Exception {
        for (String name : List.of("Authorization: ", "authorization:", "AUTHORIZATION: ")) {
            try (Wire wire = server.wire()) {
                wire.send("GET /scim/v2/Users HTTP/1.1\r\n" + HOST + name + credential.replace("TOKEN", server.token())
                        + "\r\n\r\n");

                Wire.Response refused = wire.read();
                refused.scimError(401);
                assertThat(refused.headers().get("www-authenticate")).startsWith("Bearer ");
                assertThat(wire.isClosed()).isTrue();
            }
        }
    }

    @Test
    void aFoldedLineIsSeenWhereverThePacketsAreCut() throws Exception {
        for (String cut : List.of("X-Folded: a", "X-Folded: a\r", "X-Folded: a\r\n", "X-Folded: a\r\n ")) {
            String all = "GET /health/live HTTP/1.1\r\n" + HOST + "X-Folded: a\r\n b\r\n\r\n";
            int at = all.indexOf(cut) + cut.length();
            try (Wire wire = server.wire()) {
                wire.send(all.substring(0, at));
                wire.pause();
                wire.send(all.substring(at));

                wire.read().scimError(400);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /scim/v2/Users with space HTTP/1.1 | 400
                    GET /scim/v2/Users | 400
                    GET /scim/v2/Users HTTP/2.0 | 505
                    GET /scim/v2/Users HTTP/0.9 | 505
                    GET /scim/v2/Users FTP/1.1 | 400
                    G(T /scim/v2/Users HTTP/1.1 | 400
                    CONNECT localhost:80 HTTP/1.1 | 501
                    PRI * HTTP/2.0 | 505
                    OPTIONS * HTTP/1.1 | 400
                    """)
    void aRequestLineThatIsNoneIsRefused(String line, int status) throws Exception {
        assertThat(server.send(line + "\r\n" + HOST + "\r\n").scimError(status)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: a:b\r\n", "Host: \"\r\n"})
    void aRequestWithoutAUsableHostIsRefused(String host) throws Exception {
        server.send("GET /scim/v2/Users HTTP/1.1\r\n" + host + "\r\n").scimError(400);
        server.send("GET /scim/v2/Users HTTP/1.0\r\n" + host + "\r\n").scimError(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "1.2.3", "-", "a-", ".", "[::::]"})
    void aHostThatNoUriCanHoldIsRefused(String host) throws Exception {
        try (RunningServer everywhere = RunningServer.start("--host=0.0.0.0")) {
            everywhere
                    .send("GET /scim/v2/Users HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .scimError(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Host: 127.0.0.1:8080", "Host: [::1]:8080", "host: LOCALHOST"})
    void aRequestWithAHostIsAnswered(String host) throws Exception {
        assertThat(server.send("GET /health/live HTTP/1.1\r\n" + host + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        String huge = "X-Huge: " + "a".repeat(64 * 1024) + "\r\n";
        String many = "X-Many: a\r\n".repeat(10_000);

        assertThat(server.send("GET / HTTP/1.1\r\n" + HOST + huge + "\r\n").scimError(431))
                .contains("32768 bytes");
        server.send("GET / HTTP/1.1\r\n" + HOST + many + "\r\n").scimError(431);
        server.send("GET / HTTP/1.1\r\n" + HOST + "X-Many: a\r\n".repeat(101) + "\r\n")
                .scimError(431);
    }

    @Test
    void aRequestTargetThatIsTooLongIsRefusedAsSuch() throws Exception {
        String longText = "a".repeat(64 * 1024);
        for (String target :
                List.of("/scim/v2/Users/" + longText, "/scim/v2/Users?filter=" + longText, "/" + longText)) {
            try (Wire wire = server.wire()) {
                wire.send("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

                assertThat(wire.read().scimError(414)).contains("32768 bytes");
                assertThat(wire.isClosed()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%z",
                "%zz",
                "%2",
                "a%g1b",
                "%ff",
                "%c0%80",
                "%ed%a0%80",
                "%e2%82",
                "\u00ff",
            })
    void aUrlThatCannotBeDecodedIsRefused(String text) throws Exception {
        assertThat(server.get("/scim/v2/Users?filter=" + text).scimError(400)).contains("URL");
        assertThat(server.get("/scim/v2/Users/" + text).scimError(400)).contains("URL");
        assertThat(server.get("/elsewhere/" + text).scimError(400)).contains("URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/;jsessionid=x", "/scim/v2/Users/;jsessionid=x", "/scim/v2/Users;a=b", "/scim/v2;a/Users"})
    void aPathParameterIsRefused(String path) throws Exception {
        assertThat(server.get(path).scimError(400)).contains("semicolon");
    }

    @Test
    void aKeepAliveConnectionServesOnAfterARefusal() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(server.request("GET", "/scim/v2/Users?filter=%zz")).read().scimError(400);
            wire.send("POST /elsewhere HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhello")
                    .read()
                    .scimError(401);
            wire.send("POST /elsewhere%zz HTTP/1.1\r\n" + HOST
                            + "Content-Length: 28\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                    .read()
                    .scimError(400);
            assertThat(wire.send(server.request("GET", "/health/live")).read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(server.request("GET", "/health/live")
                    + "POST /one HTTP/1.1\r\n" + HOST + server.authorization() + "Content-Length: 2\r\n\r\n{}"
                    + server.request("GET", "/two")
                    + server.request("GET", "/health/ready"));

            assertThat(wire.read().status()).isEqualTo(200);
            assertThat(wire.read().scimError(404)).contains("\"/one\"");
            assertThat(wire.read().scimError(404)).contains("\"/two\"");
            assertThat(wire.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aMethodOverrideIsIgnored() throws Exception {
        String request = "POST /health/live HTTP/1.1\r\n" + HOST
                + "X-HTTP-Method-Override: GET\r\nX-HTTP-Method: GET\r\nContent-Length: 0\r\n\r\n";

        server.send(request).scimError(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "get", "POST", "DELETE", "OPTIONS"})
    void theProbesAnswerNoOtherMethods(String method) throws Exception {
        Wire.Response response = server.send(server.request(method, "/health/live"));

        assertThat(response.scimError(405)).isEqualTo("Only GET, HEAD is answered here.");
        assertThat(response.headers()).containsEntry("allow", "GET, HEAD");
        assertThat(response.body()).doesNotContain(server.token());
    }

    @Test
    void everyResponseTellsTheTime() throws Exception {
        assertThat(server.get("/health/live").headers()).containsKey("date");
        assertThat(server.get("/elsewhere").headers()).containsKey("date");
        assertThat(server.get("/scim/v2/Users").headers()).containsKey("date");
        assertThat(server.send("GET /\r\n\r\n").headers()).containsKey("date");
    }

    @Test
    void theProbesNeedNoToken() throws Exception {
        for (String path : List.of("/health/live", "/health/ready")) {
            Wire.Response response = server.send("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers()).containsEntry("content-type", "application/json");
            assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }
}
