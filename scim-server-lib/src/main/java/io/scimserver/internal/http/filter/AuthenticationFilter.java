package io.scimserver.internal.http.filter;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** Authenticates every request before any other step, so that the caller is known before the path is read. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {

    private final Authenticator authenticator;

    public AuthenticationFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange exchange = Exchange.of(request);
        Authentication outcome = outcome(request);
        if (outcome instanceof Authentication.Accepted accepted) {
            exchange.accept(accepted.caller());
        } else if (outcome instanceof Authentication.Refused refused) {
            exchange.recorder().ifPresent(recorder -> recorder.refused(refused));
            request.abortWith(Errors.response(new ScimError(401, refused.detail()))
                    .header(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
                    .build());
        } else if (outcome instanceof Authentication.Throttled throttled) {
            throw new ScimErrorException(new ScimError(429, throttled.detail()).withRetryAfter(throttled.retryAfter()));
        }
    }

    /** As the host has found it out already, or else now. */
    private Authentication outcome(ContainerRequestContext request) {
        return request.getProperty(Authentication.PROPERTY) instanceof Authentication known
                ? known
                : authenticator.authenticate(credentials(request));
    }

    static Optional<String> address(ContainerRequestContext request) {
        return Optional.ofNullable(request.getProperty(AuthenticationRequest.ADDRESS_PROPERTY))
                .map(Object::toString);
    }

    private static AuthenticationRequest credentials(ContainerRequestContext request) {
        List<String> authorization = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        return new AuthenticationRequest(
                authorization,
                Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT)),
                Optional.ofNullable(request.getSecurityContext()).map(context -> context.getUserPrincipal()),
                address(request));
    }
}
