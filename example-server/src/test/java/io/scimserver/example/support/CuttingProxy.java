package io.scimserver.example.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Proxy between a server and its database, which cuts connections by what is sent on them. */
public final class CuttingProxy implements AutoCloseable {

    /** Treatment of bytes that a server has sent. */
    public enum Fate {
        PASS,
        /** They do not reach the database; the connection ends. */
        CUT_REQUEST,
        /** The database carries them out; the connection ends instead of bringing the response. */
        CUT_RESPONSE
    }

    /** Decision about bytes that were sent on a connection. */
    @FunctionalInterface
    private interface Rule {
        Fate fateOf(String sent, Link link);
    }

    private static final String COMMIT = "COMMIT";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Rule rule = (sent, link) -> Fate.PASS;
    private volatile boolean hasCutCommit;

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
        rule = (sent, link) -> sent.contains(command) ? Fate.CUT_RESPONSE : Fate.PASS;
    }

    /** Cuts from the next such command on: it is carried out, nobody is told, and no later command gets a response. */
    public void cutFrom(String command) {
        rule = (sent, link) -> {
            if (!sent.contains(command)) {
                return Fate.PASS;
            }
            cutEverything();
            return Fate.CUT_RESPONSE;
        };
    }

    /**
     * Cuts one commit: that of the next transaction in which this statement is sent. Other transactions, also those at
     * the same time on other connections, are left alone. The driver must send every statement with its text.
     */
    public void cutCommitOf(String statement, Fate fate) {
        AtomicReference<Link> transaction = new AtomicReference<>();
        hasCutCommit = false;
        rule = (sent, link) -> {
            if (sent.contains(statement)) {
                transaction.compareAndSet(null, link);
            }
            if (link != transaction.get() || !sent.contains(COMMIT)) {
                return Fate.PASS;
            }
            restore();
            hasCutCommit = true;
            return fate;
        };
    }

    /** Returns true if the commit that {@link #cutCommitOf} means has come. */
    public boolean hasCutCommit() {
        return hasCutCommit;
    }

    public void cutEverything() {
        rule = (sent, link) -> Fate.CUT_RESPONSE;
    }

    public void restore() {
        rule = (sent, link) -> Fate.PASS;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Link link : links) {
            link.client.close();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Link link = new Link(listener.accept(), new Socket(host, port));
                links.add(link);
                new Thread(link::passRequests).start();
                new Thread(link::passResponses).start();
            }
        } catch (IOException e) {
            // Closed, or without a database: no more connections.
        }
    }

    /** Connection of the server, and the one to the database that belongs to it. */
    private final class Link {

        private final Socket client;
        private final Socket database;
        private volatile Fate fate = Fate.PASS;

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void passRequests() {
            byte[] buffer = new byte[64 * 1024];
            try (database) {
                for (int length = client.getInputStream().read(buffer);
                        length >= 0;
                        length = client.getInputStream().read(buffer)) {
                    if (fate == Fate.PASS) {
                        fate = rule.fateOf(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), this);
                    }
                    if (fate == Fate.CUT_REQUEST) {
                        return;
                    }
                    database.getOutputStream().write(buffer, 0, length);
                }
            } catch (IOException e) {
                // The other side has ended it.
            }
        }

        void passResponses() {
            byte[] buffer = new byte[64 * 1024];
            try (client) {
                for (int length = database.getInputStream().read(buffer);
                        length >= 0 && fate == Fate.PASS;
                        length = database.getInputStream().read(buffer)) {
                    client.getOutputStream().write(buffer, 0, length);
                }
            } catch (IOException e) {
                // The other side has ended it.
            }
        }
    }
}
