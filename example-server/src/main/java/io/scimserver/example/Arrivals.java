package io.scimserver.example;

import org.glassfish.grizzly.http.server.Request;

/**
 * What every request is given when it arrives.
 *
 * @param inFlight counts it until it is answered
 * @param address what its URLs name
 */
record Arrivals(InFlight inFlight, OwnAddress address) {

    Exchange begin(Request request) {
        address.applyTo(request);
        return Exchange.begin(request, inFlight);
    }
}
