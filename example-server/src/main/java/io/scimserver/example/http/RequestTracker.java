package io.scimserver.example.http;

import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.SlowConnections;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/**
 * The parts that every request gets when it arrives.
 *
 * @param inFlight counts it until it is answered
 * @param address what its URLs name
 * @param clients finds out whom it comes from
 * @param observer is told when it is answered
 * @param rejectedRequests records it, if it never reaches the library
 * @param slow waits for clients that do not read their responses
 * @param accessLog has a line for it
 */
record RequestTracker(
        RequestsInFlight inFlight,
        ServerAddress address,
        ClientAddresses clients,
        RequestObserver observer,
        RejectedRequestLog rejectedRequests,
        SlowConnections slow,
        AccessLog accessLog) {

    private static final String BEGUN = RequestTracker.class.getName();

    /** The address of the client, as it was found out when the request arrived. */
    static Optional<String> client(Request request) {
        return Optional.ofNullable(request.getAttribute(AuthenticationRequest.ADDRESS_PROPERTY))
                .map(Object::toString);
    }

    /** Returns the exchange of a request; the same one, if it has begun already. */
    Exchange begin(Request request) {
        if (request.getAttribute(BEGUN) instanceof Exchange begun) {
            return begun;
        }
        address.applyTo(request);
        request.setAttribute(AuthenticationRequest.ADDRESS_PROPERTY, clients.of(request));
        Exchange exchange = Exchange.begin(request, this);
        request.setAttribute(BEGUN, exchange);
        return exchange;
    }
}
