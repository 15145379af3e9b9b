package io.scimserver.auth;

import io.scimserver.limit.SourceLimit;

/**
 * Authenticator that limits the failures of one address. It checks credentials in any case, so a client with valid ones
 * is let in, from whatever address: nobody can lock a tenant out by failing in its name or from its network. It limits
 * nothing if the address is not known. Safe for use by many threads.
 */
public final class ThrottledAuthenticator implements Authenticator {

    private final Authenticator decides;
    private final SourceLimit failures;

    /** @param decides the authenticator that checks the credentials */
    public ThrottledAuthenticator(Authenticator decides, SourceLimit failures) {
        this.decides = decides;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(AuthenticationRequest request) {
        Authentication outcome = decides.authenticate(request);
        return outcome instanceof Authentication.Refused
                ? request.address()
                        .flatMap(failures::failed)
                        .<Authentication>map(Authentication.Throttled::new)
                        .orElse(outcome)
                : outcome;
    }
}
