package io.scimserver.auth;

import io.scimserver.tenant.Caller;
import java.time.Duration;
import java.util.Optional;

/** The outcome of authentication. */
public sealed interface Authentication {

    /**
     * The request property (an attribute of the request in servlet containers and Grizzly) in which a host leaves the
     * outcome if it has authenticated the request itself, with {@link io.scimserver.ScimServer#authenticator()}: before it
     * buffers the body, for example. The library then does not authenticate again.
     */
    String PROPERTY = "io.scimserver.Authentication";

    /** The request speaks for this caller. */
    record Accepted(Caller caller) implements Authentication {}

    /**
     * The request proves nothing: 401.
     *
     * @param challenge the value of {@code WWW-Authenticate} (RFC 9110 §11.6.1, RFC 6750 §3)
     * @param detail what an administrator should do; says nothing about which part of the credential was wrong
     * @param formerly whose credential it was until it expired or was revoked, so that they see it in their activity
     *     log; it opens nothing
     */
    record Refused(String challenge, String detail, Optional<Caller> formerly) implements Authentication {

        /** A request that proves nothing and tells nothing. */
        public Refused(String challenge, String detail) {
            this(challenge, detail, Optional.empty());
        }
    }

    /**
     * The request proves nothing, as too many others from the same address: 429.
     *
     * @param retryAfter how long the address should wait before it fails again
     */
    record Throttled(Duration retryAfter) implements Authentication {

        /** What an administrator should do. */
        public String detail() {
            return "Too many requests from this address had no valid token. Check the token, then try again later.";
        }
    }
}
