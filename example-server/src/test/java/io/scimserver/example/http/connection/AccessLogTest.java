package io.scimserver.example.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    private static final Pattern LEFT_OUT = Pattern.compile("- - - \"(\\d+) requests of unknown clients .*");

    private final Logger logger = (Logger) LoggerFactory.getLogger("access");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void aRequestIsOneLineWithoutItsQueryAndItsToken() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            server.get("/Users/42?filter=userName%20eq%20%22ada%22");

            assertThat(lines.next())
                    .matches("GET /Users/42 404 \\d+ms tenant=default token=\"first token\" repairs=\\[]");
        }
    }

    @Test
    void aRefusedRequestIsOneLineToo() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of("SCIM_TOKEN", RunningServer.TOKEN))) {
            server.send("GET /Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + RunningServer.TOKEN + "2\r\n\r\n");
            assertThat(lines.next()).matches("GET /Users 401 \\d+ms tenant=- token=- repairs=\\[]");

            server.send(
                    "GET /Users HTTP/1.1\r\nHost: a b\r\nAuthorization: Bearer " + RunningServer.TOKEN + "2\r\n\r\n");
            assertThat(lines.next())
                    .isEqualTo("- - 400 \"Send one Host header with the name and the port of this server.\"");
        }
    }

    @Test
    void manyRequestsWithoutATokenGetFewLinesAndOneWithTheNumberOfTheOthers() throws Exception {
        int requests = 1_000;
        int written = 0;
        int leftOut = 0;
        try (RunningServer server = RunningServer.start();
                Wire flood = server.wire()) {
            flood.send("GET /scim/v2/Users HTTP/1.1\r\nHost: a\r\n\r\n".repeat(requests));
            for (int i = 0; i < requests; i++) {
                flood.read();
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (written + leftOut < requests && System.nanoTime() < deadline) {
                server.get("/scim/v2/Users");
                String line = lines.next();
                for (; !line.contains("tenant=default"); line = lines.next()) {
                    Matcher number = LEFT_OUT.matcher(line);
                    leftOut += number.matches() ? Integer.parseInt(number.group(1)) : 0;
                    written += line.startsWith("GET /scim/v2/Users 4") ? 1 : 0;
                }
            }
        }
        assertThat(written).isLessThan(requests / 2);
        assertThat(written + leftOut).isEqualTo(requests);
    }

    @Test
    void everyRequestOfASignedInAdministratorHasItsLine() throws Exception {
        try (RunningServer server = Browser.server()) {
            Browser administrator = Browser.operator(server);
            for (int i = 0; i < 100; i++) {
                administrator.get("/admin/nothing");
            }
            for (int seen = 0; seen < 100; ) {
                String line = lines.next();
                assertThat(line).isNotNull();
                seen += line.startsWith("GET /admin/nothing ") ? 1 : 0;
            }
        }
    }

    @Test
    void aRequestWithATokenThatNeverReachesScimHasItsTenant() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            server.send("POST /scim/v2/Users HTTP/1.1\r\nHost: a\r\n" + server.authorization()
                    + "Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");

            assertThat(lines.next())
                    .startsWith("POST /scim/v2/Users 413 ")
                    .contains("tenant=default token=\"first token\"");
        }
    }

    @Test
    void cookiesThatAreNoneDoNotKeepALineFromTheLog() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            server.send("GET /admin/sign-in HTTP/1.1\r\nHost: a\r\nCookie: =;;a=\"b;\u00ff==\r\n\r\n");

            assertThat(lines.next()).startsWith("GET /admin/sign-in 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', a\\u{a}b", "'\u001b[31m', \\u{1b}[31m", "'\u202edb', \\u{202e}db", "'a\\b', a\\u{5c}b", "é, é"
    })
    void whatATerminalCouldTakeForMoreThanTextIsEscaped(String text, String shown) {
        assertThat(AccessLog.oneLine(text)).isEqualTo(shown);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(AccessLog.oneLine("a".repeat(5_000))).hasSize(200);
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        String next() throws InterruptedException {
            return lines.poll(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS);
        }
    }
}
