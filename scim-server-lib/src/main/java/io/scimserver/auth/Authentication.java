package io.scimserver.auth;

import io.scimserver.tenant.Caller;

/** The outcome of authentication. */
public sealed interface Authentication {

    /** The request speaks for this caller. */
    record Accepted(Caller caller) implements Authentication {}

    /**
     * The request proves nothing: 401.
     *
     * @param challenge the value of {@code WWW-Authenticate} (RFC 9110 §11.6.1, RFC 6750 §3)
     * @param detail what an administrator should do; says nothing about which part of the credential was wrong
     */
    record Refused(String challenge, String detail) implements Authentication {}
}
