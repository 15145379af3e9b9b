package io.scimserver.auth;

import io.scimserver.tenant.Caller;
import java.time.Duration;
import java.util.Optional;

/** Outcome of authentication. */
public sealed interface Authentication {

    /**
     * The request property (an attribute of the request in servlet containers and Grizzly) in which a host leaves the
     * outcome if it has authenticated the request itself, with {@link io.scimserver.ScimServer#authenticator()}: before it
     * buffers the body, for example. The library then does not authenticate again.
     */
    String PROPERTY = "io.scimserver.Authentication";

    /** Accepted request: it speaks for this caller. */
    record Accepted(Caller caller) implements Authentication {}

    /**
     * Refused request, without a valid credential: 401.
     *
     * @param challenge the value of {@code WWW-Authenticate} (RFC 9110 §11.6.1, RFC 6750 §3)
     * @param detail advice for an administrator; says nothing about which part of the credential was wrong
     * @param formerly the owner of the credential until it expired or was revoked, so that they see it in their
     *     activity log; it opens nothing
     */
    record Refused(String challenge, String detail, Optional<Caller> formerly) implements Authentication {

        /** Creates a refusal without a former owner of the credential. */
        public Refused(String challenge, String detail) {
            this(challenge, detail, Optional.empty());
        }
    }

    /**
     * Throttled request: without a valid credential, as were too many others from the same address: 429.
     *
     * @param retryAfter the time that the address should wait before it fails again
     */
    record Throttled(Duration retryAfter) implements Authentication {

        /** Returns the advice for an administrator. */
        public String detail() {
            return "Too many requests from this address had no valid token. Check the token, then try again later.";
        }
    }
}
