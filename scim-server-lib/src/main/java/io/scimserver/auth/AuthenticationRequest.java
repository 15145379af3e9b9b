package io.scimserver.auth;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

/**
 * What a request brings to prove who sends it.
 *
 * @param authorization every {@code Authorization} header, as sent; untrusted, may be empty or hold anything
 * @param userAgent the {@code User-Agent} header, as sent; untrusted
 * @param principal whom the container or the host has authenticated already, such as by mutual TLS
 */
public record AuthenticationRequest(
        List<String> authorization, Optional<String> userAgent, Optional<Principal> principal) {

    public AuthenticationRequest {
        authorization = List.copyOf(authorization);
    }

    /** Keeps the credentials out of logs. */
    @Override
    public String toString() {
        return "AuthenticationRequest[" + authorization.size() + " Authorization headers]";
    }
}
