package io.scimserver.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A long file is either complete or does not look so. */
class LongDownloadTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final AtomicInteger closed = new AtomicInteger();
    private final Semaphore turns = new Semaphore(1);

    private LongDownload download(Iterator<String> rest) {
        return new LongDownload("first\n", rest, turns, closed::incrementAndGet);
    }

    private static Iterator<String> failingAfter(int lines) {
        return IntStream.rangeClosed(1, lines + 1)
                .mapToObj(line -> {
                    if (line > lines) {
                        throw new IllegalStateException("the store has failed");
                    }
                    return "line " + line + "\n";
                })
                .iterator();
    }

    @Test
    void aFileThatCanBeCompletedIsSentAsItIs() throws Exception {
        download(Stream.of("second\n", "third\n").iterator()).write(sent);

        assertThat(sent).hasToString("first\nsecond\nthird\n");
        assertThat(closed).hasValue(0);
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void aFileThatFailsOnTheWaySaysSoAndTheConnectionIsClosed() {
        assertThatThrownBy(() -> download(failingAfter(2)).write(sent)).hasMessage("the store has failed");

        assertThat(sent.toString(StandardCharsets.UTF_8))
                .startsWith("first\nline 1\nline 2\n")
                .endsWith("The export failed here: the file is not complete.");
        assertThat(closed).hasValue(1);
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void theConnectionOfAClientThatDoesNotReadIsClosed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("nobody reads");
            }
        };

        assertThatThrownBy(() -> download(Stream.of("second").iterator()).write(broken))
                .hasMessage("nobody reads");
        assertThat(closed).hasValue(1);
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void whoeverComesWhileAllTurnsAreTakenIsToldBeforeAnythingIsSent() {
        Iterator<String> busy = Stream.of("x")
                .peek(ignored -> assertThatThrownBy(
                                () -> download(Stream.of("second").iterator()).write(new ByteArrayOutputStream()))
                        .isInstanceOfSatisfying(
                                PageException.class,
                                refused -> assertThat(refused.getResponse().getStatus())
                                        .isEqualTo(503)))
                .iterator();
        try {
            download(busy).write(sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(sent).hasToString("first\nx");
    }
}
