package io.scimserver.auth;

import io.scimserver.limit.SourceLimit;

/**
 * Limits how often one address may fail to authenticate. Credentials are looked at in any case, so whoever has valid ones
 * is let in, from whatever address: nobody can lock a company out by failing in its name or from its network. Where the
 * address is not known nothing is limited. Safe for use by many threads.
 */
public final class ThrottledAuthenticator implements Authenticator {

    private final Authenticator decides;
    private final SourceLimit failures;

    /** @param decides who sends a request */
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
