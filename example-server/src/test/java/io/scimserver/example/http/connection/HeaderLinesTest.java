package io.scimserver.example.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.memory.Buffers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {

    private static final String START = "GET / HTTP/1.1\r\n";
    private static final int START_LENGTH = 16;

    @ParameterizedTest
    @ValueSource(ints = {0, START_LENGTH + 5, START_LENGTH + 6})
    void aCarriageReturnInsideALineIsRefusedWhereverTheParserStopped(int from) {
        Buffer header = buffer(START + "X: a\rb\r\n\r\n");

        assertThatThrownBy(() -> HeaderLines.check(header, from)).isInstanceOf(RefusedRequestException.class);
    }

    @Test
    void whatFollowsTheHeaderIsLeftAlone() {
        Buffer request = buffer(START + "\r\n{\n \"a\":\r1\u0000}");

        HeaderLines.check(request, 0);

        assertThat(text(request)).isEqualTo(START + "\r\n{\n \"a\":\r1\u0000}");
    }

    @Test
    void aCarriageReturnAtTheEndWaitsForWhatFollows() {
        Buffer header = buffer(START + "X: a\r");

        HeaderLines.check(header, 0);

        assertThat(text(header)).isEqualTo(START + "X: a\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n",
                "\n",
                START + "X: a\n",
                START + "X: a\r\n b",
                START + "X: a\r\n\tb",
                START + "X: a\0"
            })
    void linesThatServersDisagreeAboutAreRefused(String header) {
        assertThatThrownBy(() -> HeaderLines.check(buffer(header), 0)).isInstanceOf(RefusedRequestException.class);
    }

    private static Buffer buffer(String octets) {
        return Buffers.wrap(null, octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(Buffer buffer) {
        return buffer.toStringContent(StandardCharsets.ISO_8859_1);
    }
}
