package io.scimserver.example.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proxy between a server and its database. A connection on which the forbidden word was sent ends instead of bringing a
 * response; the command has reached the database by then.
 */
public final class CuttingProxy implements AutoCloseable {

    private static final String NOTHING = "\0nothing is forbidden\0";
    private static final String EVERYTHING = "";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<Socket> condemned = ConcurrentHashMap.newKeySet();
    private volatile String forbidden = NOTHING;
    private volatile boolean cutsEverythingAfterwards;

    /** @param address host and port of the database */
    public CuttingProxy(String address) throws IOException {
        host = address.substring(0, address.lastIndexOf(':'));
        port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        new Thread(this::acceptAll).start();
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** Cuts responses to this command from now on: the command is carried out, and nobody is told. */
    public void cutResponsesTo(String command) {
        forbidden = command;
        cutsEverythingAfterwards = false;
    }

    /** Cuts from the next such command on: it is carried out, nobody is told, and no later command gets a response. */
    public void cutFrom(String command) {
        forbidden = command;
        cutsEverythingAfterwards = true;
    }

    public void cutEverything() {
        forbidden = EVERYTHING;
    }

    public void restore() {
        cutsEverythingAfterwards = false;
        forbidden = NOTHING;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket database = new Socket(host, port);
                clients.add(client);
                new Thread(() -> passRequests(client, database)).start();
                new Thread(() -> passResponses(client, database)).start();
            }
        } catch (IOException e) {
            // Closed, or without a database: no more connections.
        }
    }

    private void passRequests(Socket client, Socket database) {
        byte[] buffer = new byte[64 * 1024];
        try (database) {
            for (int length = client.getInputStream().read(buffer);
                    length >= 0;
                    length = client.getInputStream().read(buffer)) {
                if (new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(forbidden)) {
                    condemned.add(client);
                    forbidden = cutsEverythingAfterwards ? EVERYTHING : forbidden;
                }
                database.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // The other side has ended it.
        }
    }

    private void passResponses(Socket client, Socket database) {
        byte[] buffer = new byte[64 * 1024];
        try (client) {
            for (int length = database.getInputStream().read(buffer);
                    length >= 0 && !condemned.contains(client);
                    length = database.getInputStream().read(buffer)) {
                client.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // The other side has ended it.
        }
    }
}
