package io.scimserver.example.http.connection;

import org.glassfish.grizzly.http.HttpHeader;

/** Heap that a request's header takes: many times its bytes, since Grizzly has some objects for each field. */
public final class HeaderCost {

    private static final long REQUEST_BYTES = 6_000;
    private static final long FIELD_BYTES = 480;

    /** Of a request that is being answered. */
    private static final long EXCHANGE_BYTES = 8_000;

    private HeaderCost() {}

    /** Returns the cost of the fields that were read so far, in bytes. */
    public static long of(HttpHeader header) {
        return REQUEST_BYTES + FIELD_BYTES * header.getHeaders().size();
    }

    /**
     * Returns the cost of a whole header and of the objects that answer its request, in bytes.
     *
     * @param length bytes of the header; they are kept as received, and as text where they were read
     */
    public static long ofComplete(HttpHeader header, int length) {
        return of(header) + EXCHANGE_BYTES + 2L * length;
    }
}
