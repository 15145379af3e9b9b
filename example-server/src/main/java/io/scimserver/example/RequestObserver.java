package io.scimserver.example;

import org.glassfish.grizzly.http.server.Request;

/** Told of every request that was answered, just before Grizzly reuses its objects. Quick, and never throws. */
@FunctionalInterface
interface RequestObserver {

    RequestObserver NOBODY = (request, nanos) -> {};

    /** @param nanos how long it took, in nanoseconds */
    void answered(Request request, long nanos);
}
