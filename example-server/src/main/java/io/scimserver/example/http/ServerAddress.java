package io.scimserver.example.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.glassfish.grizzly.http.server.Request;

/**
 * Name under which this server is reached, as far as it knows without asking clients: a {@code Host} header is chosen
 * by its sender, and must not get into the URLs that others are given.
 */
final class ServerAddress {

    private final String host;
    private final boolean everyInterface;

    /** @param host the name or address of the interface that the server listens on */
    ServerAddress(String host) {
        this.host = host.indexOf(':') < 0 ? host : "[" + host + "]";
        this.everyInterface = isEveryInterface(host);
    }

    /** Returns the host for people on this machine. */
    String reachableHost() {
        return everyInterface ? "localhost" : host;
    }

    /**
     * Makes URLs that are derived from the request name this server; one on every interface has to believe its clients.
     */
    void applyTo(Request request) {
        if (!everyInterface) {
            request.setServerName(host);
            request.setServerPort(request.getLocalPort());
        }
    }

    private static boolean isEveryInterface(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
