package io.scimserver.example.http;

import org.glassfish.grizzly.http.server.Request;

/**
 * Observer that is told about every request whose response was sent, just before Grizzly reuses its objects. Quick, and
 * never throws.
 */
@FunctionalInterface
public interface RequestObserver {

    RequestObserver NOBODY = (request, nanos) -> {};

    /** @param nanos the duration, in nanoseconds */
    void answered(Request request, long nanos);
}
