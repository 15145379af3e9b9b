package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AccessLogTest {

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
