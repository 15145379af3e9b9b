package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of bodies that are too large, late, broken or cut off. */
class BodyTest {

    private static final int LIMIT = 1 << 20;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Content-Length: 10485760\r\nExpect: 100-continue\r\n"));

            assertThat(wire.read().scimError(413)).contains("1048576 bytes");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatIsWantedIsAskedFor() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Content-Length: 2\r\nExpect: 100-continue\r\n"));
            assertThat(wire.read().status()).isEqualTo(100);
            assertThat(wire.send("{}").read().scimError(404)).contains("/elsewhere");
            assertThat(wire.send(server.request("GET", "/health/live")).read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anExpectationThatNobodyKnowsIsNotFulfilledButTheRequestIsAnswered() throws Exception {
        server.send(post("Content-Length: 2\r\nExpect: miracles\r\n") + "{}").scimError(404);
    }

    /**
     * Tests an offer of another protocol, as the JDK's HttpClient makes it with the first request of every connection.
     */
    @Test
    void anOfferOfAnotherProtocolChangesNeitherBodyNorConnection() throws Exception {
        String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n";
        try (Wire wire = server.wire()) {
            wire.send(post(offer + "Content-Length: 2\r\n") + "{}").read().scimError(404);
            wire.send(post(offer + "Transfer-Encoding: chunked\r\n") + chunk(2) + "0\r\n\r\n")
                    .read()
                    .scimError(404);
            for (String headers : new String[] {offer, "Connection: Upgrade\r\nUpgrade: websocket\r\n"}) {
                assertThat(wire.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                                .read()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    /** Sends a body in one packet with the header, where it could be taken for a folded line of the header. */
    @ParameterizedTest
    @ValueSource(strings = {" {}", "\t{}", "\r\n {}", "\n{}", "\r{}"})
    void aBodyMayBeginWithBlanks(String body) throws Exception {
        server.send(post("Content-Length: " + body.length() + "\r\n") + body).scimError(404);
    }

    @Test
    void aBodyThatIsSentAlthoughTooLargeIsRefusedAndTheConnectionGoesOn() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Content-Length: " + (LIMIT + 1) + "\r\n"));
            wire.send("a".repeat(LIMIT + 1));

            wire.read().scimError(413);
            assertThat(wire.send(server.request("GET", "/health/live")).read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theLargestBodyIsTaken() throws Exception {
        assertThat(server.send(post("Content-Length: " + LIMIT + "\r\n") + "a".repeat(LIMIT))
                        .scimError(404))
                .contains("/elsewhere");
        assertThat(server.send(post("Transfer-Encoding: chunked\r\n") + chunk(LIMIT) + "0\r\n\r\n")
                        .scimError(404))
                .contains("/elsewhere");
    }

    @Test
    void chunksThatAddUpToTooMuchAreRefused() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Transfer-Encoding: chunked\r\n") + chunk(LIMIT / 2) + chunk(LIMIT / 2) + chunk(1));

            wire.read().scimError(413);
        }
    }

    @Test
    void aSmallBodyInOnePacketWithTooMuchBehindItIsTwoRequests() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Transfer-Encoding: chunked\r\n") + chunk(10) + "0\r\n\r\n"
                    + server.request("GET", "/health/live"));

            wire.read().scimError(404);
            assertThat(wire.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"g\r\n", "-1\r\n", "{}\r\n", "fffffffffffffffff\r\n"})
    void aBrokenChunkIsRefusedAndTheConnectionClosed(String chunk) throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Transfer-Encoding: chunked\r\n") + chunk);

            wire.read().scimError(400);
            assertThat(wire.isClosed()).isTrue();
        }
        try (Wire wire = server.wire()) {
            wire.send(post("Transfer-Encoding: chunked\r\n") + "1\r\na\r\n");
            wire.pause();
            wire.send(chunk);

            wire.read().scimError(400);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyMayComeInPieces() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(post("Content-Length: 3\r\n"));
            for (int i = 0; i < 3; i++) {
                wire.pause();
                wire.send("a");
            }

            wire.read().scimError(404);
        }
    }

    @Test
    void clientsThatStopInTheMiddleOfTheirBodyDoNotKeepOthersFromBeingServed() throws Exception {
        Wire[] stopped = new Wire[200];
        for (int i = 0; i < stopped.length; i++) {
            stopped[i] = server.wire().send(post("Content-Length: 100\r\n") + "half");
        }

        assertThat(server.get("/health/live").status()).isEqualTo(200);
        server.send(post("Content-Length: 2\r\n") + "{}").scimError(404);
        for (Wire wire : stopped) {
            wire.close();
        }
    }

    @Test
    void aGetMayHaveABody() throws Exception {
        String request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";

        assertThat(server.send(request).status()).isEqualTo(200);
        server.send(request.replace("GET", "DELETE")).scimError(405);
    }

    private static String post(String headers) {
        return "POST /elsewhere HTTP/1.1\r\nHost: localhost\r\n" + server.authorization() + headers + "\r\n";
    }

    private static String chunk(int size) {
        return Integer.toHexString(size) + "\r\n" + "a".repeat(size) + "\r\n";
    }
}
