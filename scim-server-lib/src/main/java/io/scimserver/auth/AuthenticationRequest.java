package io.scimserver.auth;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

/**
 * Credentials and origin of a request.
 *
 * @param authorization every {@code Authorization} header, as sent; untrusted, may be empty or hold anything
 * @param userAgent the {@code User-Agent} header, as sent; untrusted
 * @param principal the principal that the container or the host has authenticated already, such as by mutual TLS
 * @param address the IP address that it comes from, if the host says so (see {@link #ADDRESS_PROPERTY})
 */
public record AuthenticationRequest(
        List<String> authorization,
        Optional<String> userAgent,
        Optional<Principal> principal,
        Optional<String> address) {

    /**
     * Request property (an attribute of the request in servlet containers and Grizzly) in which a host states the IP
     * address of the client, as a text: only the host knows which proxy in front of it can be believed.
     */
    public static final String ADDRESS_PROPERTY = "io.scimserver.RemoteAddress";

    public AuthenticationRequest {
        authorization = List.copyOf(authorization);
    }

    /**
     * Returns the bearer token (RFC 6750 §2.1): empty unless there is exactly one {@code Authorization} header, and it
     * holds the scheme, in any case, and 1 to 4,096 visible ASCII characters.
     */
    public Optional<String> bearerToken() {
        return BearerCredentials.read(authorization);
    }

    /** Returns a text without the credentials, which stay out of logs. */
    @Override
    public String toString() {
        return "AuthenticationRequest[" + authorization.size() + " Authorization headers]";
    }
}
