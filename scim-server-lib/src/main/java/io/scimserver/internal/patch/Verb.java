package io.scimserver.internal.patch;

/** Type of an operation (RFC 7644 §3.5.2). */
enum Verb {
    ADD,
    REMOVE,
    REPLACE
}
