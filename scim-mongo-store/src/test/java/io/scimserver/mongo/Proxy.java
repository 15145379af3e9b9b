package io.scimserver.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Proxy between a client and a server that can keep back the server's responses, or cut every connection. */
final class Proxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isSilent;
    private volatile boolean cutsAtNextAnswer;

    /** @param address host and port of the server */
    Proxy(String address) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = address.substring(0, address.lastIndexOf(':'));
        this.port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        new Thread(this::acceptAll).start();
    }

    String connectionString() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/?directConnection=true";
    }

    /** Keeps responses back from now on: the server gets what clients send, and clients get nothing. */
    void keepAnswersBack() {
        isSilent = true;
    }

    /** Cuts the connection at the next response instead of passing it on. */
    void cutAtNextAnswer() {
        cutsAtNextAnswer = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                sockets.add(client);
                sockets.add(server);
                new Thread(() -> pass(client, server, false)).start();
                new Thread(() -> pass(server, client, true)).start();
            }
        } catch (IOException e) {
            sockets.forEach(Proxy::end);
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isAnswer && cutsAtNextAnswer) {
                    return;
                }
                if (!isAnswer || !isSilent) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
