package io.scimserver.auth;

/**
 * Authenticates every request; {@link TokenService} is the implementation for bearer tokens. A host with an
 * authentication of its own implements this instead. Safe for use by many threads.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Called once for every request, before anything else looks at it and before its body is read. Answers quickly, compares secrets in constant
     * time, and never throws because of what a client sent.
     */
    Authentication authenticate(AuthenticationRequest request);
}
