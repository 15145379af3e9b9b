package io.scimserver.example.http.connection;

import org.glassfish.grizzly.http.HttpHeader;

/** Heap that a request's header takes: many times its bytes, since Grizzly has some objects for each field. */
public final class HeaderCost {

    private static final long REQUEST_BYTES = 6_000;
    private static final long FIELD_BYTES = 480;

    private HeaderCost() {}

    /** Returns the cost of the fields that were read so far, in bytes. */
    public static long of(HttpHeader header) {
        return REQUEST_BYTES + FIELD_BYTES * header.getHeaders().size();
    }
}
