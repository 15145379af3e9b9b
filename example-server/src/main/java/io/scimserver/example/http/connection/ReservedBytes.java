package io.scimserver.example.http.connection;

/** Bytes that one request has in memory. Safe for use by many threads. */
public interface ReservedBytes {

    /** Adds bytes; false if there is no room for them, and nothing is added then. */
    boolean grow(long bytes);

    /** Gives everything back for good; may be repeated. */
    void release();
}
