package io.scimserver.console.web;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Semaphore;

/**
 * File that is too long to be in memory. If it cannot be completed, its last line says so and the connection is closed:
 * the runtime would end the response as if nothing had happened.
 *
 * @param begin the first part
 * @param rest the other parts, made while they are sent
 * @param turns the downloads that may still begin: each one occupies a thread of the server
 * @param connection closes the connection
 */
public record LongDownload(String begin, Iterator<String> rest, Semaphore turns, Runnable connection)
        implements StreamingOutput {

    @Override
    public void write(OutputStream out) throws IOException {
        if (!turns.tryAcquire()) {
            throw new PageException(503, "Too many files are downloaded at once. Try again later.");
        }
        try {
            writeAll(out);
        } catch (IOException e) {
            connection.run();
            throw e;
        } finally {
            turns.release();
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        write(begin, out);
        try {
            while (rest.hasNext()) {
                write(rest.next(), out);
            }
            out.flush();
        } catch (RuntimeException e) {
            write("The export failed here: the file is not complete.", out);
            connection.run();
            throw e;
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
