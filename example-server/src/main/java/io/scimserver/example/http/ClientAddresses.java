package io.scimserver.example.http;

import io.scimserver.limit.IpNetwork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.glassfish.grizzly.http.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the client of a request: the other end of the connection, or, if that is a trusted proxy, whom its header fields
 * name. Of these the last address counts that is no trusted proxy, because a client can make those before it up. Safe for
 * use by many threads.
 */
final class ClientAddresses {

    private static final Logger log = LoggerFactory.getLogger(ClientAddresses.class);

    private static final List<Header> HEADERS = List.of(
            new Header("Forwarded", ForwardedFor::standard), new Header("X-Forwarded-For", ForwardedFor::older));

    /**
     * Header field that names clients.
     *
     * @param field its name
     * @param read finds the hops in its values, the latest first
     */
    private record Header(String field, Function<List<String>, List<Optional<IpNetwork>>> read) {}

    private final List<IpNetwork> trusted;
    private final AtomicBoolean hasHinted = new AtomicBoolean();
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    /** @param trusted networks of the proxies in front of the server; none: header fields are not read */
    ClientAddresses(List<IpNetwork> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Returns the address of the client as text. */
    String of(Request request) {
        String peer = request.getRemoteAddr();
        Optional<IpNetwork> proxy =
                trusted.isEmpty() ? Optional.empty() : IpNetwork.address(peer).filter(this::isTrusted);
        if (proxy.isEmpty()) {
            hint(request, peer);
            return peer;
        }
        Set<IpNetwork> clients = HEADERS.stream()
                .map(header -> header.read.apply(fields(request, header)))
                .filter(hops -> !hops.isEmpty())
                .map(hops -> client(hops, proxy.get()))
                .collect(Collectors.toSet());
        if (clients.size() > 1) {
            warn(peer);
        }
        return clients.size() == 1 ? clients.iterator().next().toString() : peer;
    }

    /** Goes back from the proxy as long as the hop that tells of another one is believed. */
    private IpNetwork client(List<Optional<IpNetwork>> hops, IpNetwork proxy) {
        IpNetwork known = proxy;
        for (Optional<IpNetwork> hop : hops) {
            if (hop.isEmpty() || !isTrusted(known)) {
                return known;
            }
            known = hop.get();
        }
        return known;
    }

    private boolean isTrusted(IpNetwork address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static List<String> fields(Request request, Header header) {
        return StreamSupport.stream(request.getHeaders(header.field).spliterator(), false)
                .toList();
    }

    private void hint(Request request, String peer) {
        if (hasHinted.get()) {
            return;
        }
        HEADERS.stream()
                .filter(header -> request.getHeader(header.field) != null && hasHinted.compareAndSet(false, true))
                .forEach(header -> log.warn(
                        "The header {} of a request from {} is ignored. If a proxy of yours has this address, start the"
                                + " server with --trusted-proxy={}, so that clients are told apart",
                        header.field,
                        peer,
                        peer));
    }

    /** Proxies write one of the two and pass the other on as the client made it up. */
    private void warn(String peer) {
        if (hasWarned.compareAndSet(false, true)) {
            log.warn(
                    "The proxy {} has sent both Forwarded and X-Forwarded-For, and they name different clients: neither"
                            + " is believed. Let the proxy remove the one that it does not write",
                    peer);
        }
    }
}
