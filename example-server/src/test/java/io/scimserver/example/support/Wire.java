package io.scimserver.example.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Bare connection: it sends octet by octet, HTTP or not. */
public final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire to(URI url) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /** Takes little at a time, as a client far away does. */
    public static Wire slowTo(URI url) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new Wire(socket);
    }

    /** Sends one octet for each character. */
    public Wire send(String octets) throws IOException {
        try {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // The server may have answered and closed already; the answer is what counts.
        }
        return this;
    }

    /** Waits long enough for what was sent so far to arrive as a packet of its own. */
    public void pause() throws IOException {
        socket.setSoTimeout(100);
        try {
            in.mark(1);
            if (in.read() >= 0) {
                in.reset();
            }
        } catch (SocketTimeoutException e) {
            // Nothing came, as it should be.
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    /** Returns true if something has arrived that was not read yet. */
    public boolean hasResponse() throws IOException {
        return in.available() > 0;
    }

    public Response read() throws IOException {
        Response head = readHead();
        String body = new String(body(head.status(), head.headers()), StandardCharsets.UTF_8);
        return new Response(head.status(), head.headers(), body);
    }

    /** Reads a response without a body, as HEAD has it. */
    public Response readHead() throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.split(" ", -1)[1]);
        return new Response(status, headers, "");
    }

    /** Returns true if the server closes in the middle of a response. */
    public boolean isCutOff() throws IOException {
        try {
            int length = Integer.parseInt(readHead().headers().getOrDefault("content-length", "-1"));
            return in.readAllBytes().length != length;
        } catch (SocketException | EOFException e) {
            return true;
        }
    }

    /** Returns true if the server closes the connection without another response. */
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status < 200 || status == 204) {
            return new byte[0];
        }
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length")));
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** @param headers by their names in lower case */
    public record Response(int status, Map<String, String> headers, String body) {

        /** Checks that this is a SCIM error with that status, and returns its detail. */
        public String scimError(int expected) throws IOException {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(headers).containsEntry("content-type", "application/scim+json");
            JsonNode error = new ObjectMapper().readTree(body);
            assertThat(error.at("/schemas/0").textValue()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(error.at("/status").textValue()).isEqualTo(Integer.toString(expected));
            assertThat(body).doesNotContain("Exception", "\tat ", "<html", "org.glassfish");
            return error.at("/detail").textValue();
        }
    }
}
