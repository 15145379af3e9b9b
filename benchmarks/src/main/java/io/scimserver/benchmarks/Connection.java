package io.scimserver.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Keep-alive connection that does as little as possible, so that the load generator is never the bottleneck. */
final class Connection implements Closeable {

    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;
    private final String headEnd;
    private final String root;

    Connection(URI scimUrl, String token) throws IOException {
        socket = new Socket(scimUrl.getHost(), scimUrl.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        root = scimUrl.getPath();
        headEnd = " HTTP/1.1\r\nHost: " + scimUrl.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/scim+json\r\nUser-Agent: load\r\n";
    }

    /** Sends a request and returns the body of the response. */
    byte[] exchange(Work.Request request) throws IOException {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        String length = body.length == 0
                ? "\r\n"
                : "Content-Type: application/scim+json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] head =
                (request.method() + " " + root + request.path() + headEnd + length).getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[head.length + body.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        socket.getOutputStream().write(message);
        return response(request);
    }

    private byte[] response(Work.Request request) throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).trim());
            }
            chunked |= line.equalsIgnoreCase(CHUNKED);
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 20")) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8) + " to " + request.method()
                    + " " + request.path());
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(128 * 1024);
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.write(in.readNBytes(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
