package io.scimserver.internal.patch;

/** What an operation does (RFC 7644 §3.5.2). */
enum Verb {
    ADD,
    REMOVE,
    REPLACE
}
