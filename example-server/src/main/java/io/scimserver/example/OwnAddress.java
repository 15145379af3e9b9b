package io.scimserver.example;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.glassfish.grizzly.http.server.Request;

/**
 * The name under which this server is reached, as far as it knows without asking clients: what a {@code Host} header
 * says is up to whoever sends it, and must not get into the URLs that others are given.
 */
final class OwnAddress {

    private final String host;
    private final boolean everyInterface;

    /** @param host the name or address of the interface that the server listens on */
    OwnAddress(String host) {
        this.host = host.indexOf(':') < 0 ? host : "[" + host + "]";
        this.everyInterface = isEveryInterface(host);
    }

    /** For people on this machine. */
    String reachableHost() {
        return everyInterface ? "localhost" : host;
    }

    /** Lets URLs that are made from the request name this server; one on every interface has to believe its clients. */
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
