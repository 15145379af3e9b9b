package io.scimserver.example.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunked bodies: what the grammar does not allow could be read as another request further along the way. */
class ChunkedBodyTest {

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
                "2\r\n{}junk\r\n0\r\n\r\n",
                "2\r\n{}\n0\r\n\r\n",
                "2\r\n{}\r0\r\n\r\n",
                "2\r\n{}0\r\n\r\n",
                "2\n{}\r\n0\r\n\r\n",
                "2\r{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\n\r\n",
                "2\r\n{}\r\n0\r\n\n",
                " 2\r\n{}\r\n0\r\n\r\n",
                "2 \r\n{}\r\n0\r\n\r\n",
                "\t2\r\n{}\r\n0\r\n\r\n",
                "2\t\r\n{}\r\n0\r\n\r\n",
                "2 ;a=b\r\n{}\r\n0\r\n\r\n",
                "\r\n2\r\n{}\r\n0\r\n\r\n",
                "\r\n",
                ";a=b\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n\r\n0\r\n\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "2,\r\n{}\r\n0\r\n\r\n",
                "g\r\n{}\r\n0\r\n\r\n",
                "\u00b2\r\n{}\r\n0\r\n\r\n",
                "000000002\r\n{}\r\n0\r\n\r\n",
                "100000002\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffff2\r\n{}\r\n0\r\n\r\n",
                "2;a=b\n{}\r\n0\r\n\r\n",
                "2;a=\u0000\r\n{}\r\n0\r\n\r\n",
                "2;a\rb\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n",
                "2\r\n{}\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "2\r\n{}\r\n0\r\nHost: other\r\n\r\n",
                "2\r\n{}\r\n0\r\nauthorization: Bearer other\r\n\r\n",
                "2\r\n{}\r\n0\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n",
                "2\r\n{}\r\n0\r\nNo-Colon\r\n\r\n",
                "2\r\n{}\r\n0\r\n: no name\r\n\r\n",
                "2\r\n{}\r\n0\r\nX-Space : a\r\n\r\n",
                "2\r\n{}\r\n0\r\nX-Folded: a\r\n b\r\n\r\n",
                "2\r\n{}\r\n0\r\nX-Bare: a\n\r\n",
                "2\r\n{}\r\n0\r\nX-Nul: a\u0000\r\n\r\n",
                "2\r\n{}\r\n0\r\nGET /health/live HTTP/1.1\r\n\r\n",
            })
    void whatTheGrammarDoesNotAllowIsRefusedAndTheConnectionClosed(String body) throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(chunkedRequest() + body + server.request("GET", "/health/live"));

            assertThat(wire.read().scimError(400)).isNotBlank();
            assertThat(wire.isClosed()).isTrue();
        }
        try (Wire wire = server.wire()) {
            wire.send(chunkedRequest());
            wire.pause();
            for (int i = 0; i < body.length(); i++) {
                wire.send(body.substring(i, i + 1));
            }
            wire.send(server.request("GET", "/health/live"));

            wire.read().scimError(400);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 40_000})
    void whatIsTooLongIsRefused(int length) throws Exception {
        server.send(chunkedRequest() + "2;a=" + "b".repeat(length)).scimError(400);
        server.send(chunkedRequest() + "0".repeat(length)).scimError(400);
        server.send(chunkedRequest() + ("1;" + "b".repeat(100) + "\r\na\r\n").repeat(length / 100))
                .scimError(400);
        server.send(chunkedRequest() + "0\r\nX-Long: " + "a".repeat(length + 1_000))
                .scimError(400);
        server.send(chunkedRequest() + "0\r\n" + "X-Many: a\r\n".repeat(length / 5))
                .scimError(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\r\n{}\r\n0\r\n\r\n",
                "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
                "00000002\r\n{}\r\n00000000\r\n\r\n",
                "A\r\n{        }\r\n0\r\n\r\n",
                "a\r\n{        }\r\n0\r\n\r\n",
                "2;a=b;c=\"d e\"\r\n{}\r\n0;last\r\n\r\n",
                "2\r\n{}\r\n0\r\nX-Checksum: 1\r\nX-Other:\r\n\r\n",
                "0\r\n\r\n",
            })
    void whatTheGrammarAllowsIsReadWhereverThePacketsAreCut(String body) throws Exception {
        try (Wire wire = server.wire()) {
            for (int i = 0; i < 2; i++) {
                wire.send(chunkedRequest() + body).read().scimError(404);
                wire.send(chunkedRequest());
                wire.pause();
                for (int j = 0; j < body.length(); j++) {
                    wire.send(body.substring(j, j + 1));
                }
                wire.read().scimError(404);
            }
            assertThat(wire.send(server.request("GET", "/health/live")).read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aUserMayComeInChunksOfOneOctet() throws Exception {
        String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"chunkedA\"}";
        StringBuilder body = new StringBuilder();
        user.chars().forEach(octet -> body.append("1\r\n").append((char) octet).append("\r\n"));

        Wire.Response created = server.send("POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n"
                + server.authorization()
                + "Content-Type: application/scim+json\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains("\"chunkedA\"");
    }

    /** The rest of a body that was refused is dropped; where it ends must not be in doubt either. */
    @Test
    void aBrokenChunkAfterTheResponseEndsTheConnection() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(
                    "POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
            wire.read().scimError(401);

            wire.send("2\r\n{}junk\r\n0\r\n\r\n" + server.request("GET", "/health/live"));

            assertThat(wire.isClosed()).isTrue();
        }
    }

    private static String chunkedRequest() {
        return "POST /elsewhere HTTP/1.1\r\nHost: localhost\r\n" + server.authorization()
                + "Transfer-Encoding: chunked\r\n\r\n";
    }
}
