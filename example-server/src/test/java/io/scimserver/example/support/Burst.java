package io.scimserver.example.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of clients that send many requests at once and read no response. */
public final class Burst implements AutoCloseable {

    private final List<SocketChannel> connections = new ArrayList<>();

    /** Sends as much of the requests on each connection as the system takes at once. */
    public static Burst to(URI url, int connections, String requests) throws IOException {
        Burst burst = new Burst();
        byte[] octets = requests.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < connections; i++) {
            SocketChannel connection = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
            burst.connections.add(connection);
            connection.configureBlocking(false);
            connection.write(ByteBuffer.wrap(octets));
        }
        return burst;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
