package io.scimserver.example.http;

import io.scimserver.activity.RequestSummary;
import io.scimserver.auth.Authentication;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.example.http.connection.ErrorBody;
import io.scimserver.schema.ScimError;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Caller;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.Header;

/**
 * Handler of requests beside the SCIM root. Most of them come from a wrong URL in the settings of an identity provider,
 * so the response to callers with a valid token names the right one; all others learn nothing.
 */
final class WrongUrlHandler {

    private static final int MAX_QUOTE_LENGTH = 100;
    private static final String DOUBLED_SLASH = " The path begins with a doubled slash.";

    private final Authenticator authenticator;
    private final Optional<URI> publicUrl;

    /** @param publicUrl the SCIM URL to point to; empty: as the request was addressed */
    WrongUrlHandler(Authenticator authenticator, Optional<URI> publicUrl) {
        this.authenticator = authenticator;
        this.publicUrl = publicUrl;
    }

    void respond(Exchange exchange) {
        Authentication outcome = authenticate(exchange);
        if (outcome instanceof Authentication.Accepted accepted) {
            exchange.request()
                    .setAttribute(
                            RequestSummary.PROPERTY,
                            new RequestSummary("", Optional.of(accepted.caller()), Set.of(), 1));
            exchange.respond(wrongUrl(exchange.request()));
        } else if (outcome instanceof Authentication.Refused refused) {
            exchange.response().setHeader(Header.WWWAuthenticate, refused.challenge());
            refuse(exchange, new ScimError(401, refused.detail()));
        } else if (outcome instanceof Authentication.Throttled throttled) {
            exchange.response()
                    .setHeader(
                            Header.RetryAfter,
                            String.valueOf(throttled.retryAfter().toSeconds()));
            refuse(exchange, new ScimError(429, throttled.detail()));
        }
    }

    /**
     * Finds out whose token a request has, once for each request: the library takes the outcome over.
     *
     * @throws StoreException if the tokens cannot be read
     */
    Authentication authenticate(Exchange exchange) {
        Request request = exchange.request();
        if (request.getAttribute(Authentication.PROPERTY) instanceof Authentication known) {
            return known;
        }
        Authentication outcome = authenticator.authenticate(credentials(request));
        request.setAttribute(Authentication.PROPERTY, outcome);
        exchange.note(callerOf(outcome));
        return outcome;
    }

    /**
     * Finds the caller in whose log the request is recorded: the caller itself, or the former owner of an expired
     * token.
     */
    private static Optional<Caller> callerOf(Authentication outcome) {
        if (outcome instanceof Authentication.Accepted accepted) {
            return Optional.of(accepted.caller());
        }
        return outcome instanceof Authentication.Refused refused ? refused.formerly() : Optional.empty();
    }

    /** Sends an error without dropping the header fields that were set. */
    private static void refuse(Exchange exchange, ScimError error) {
        exchange.note(error);
        Responses.send(exchange.response(), error.status(), ErrorBody.MEDIA_TYPE, ErrorBody.of(error));
    }

    private static AuthenticationRequest credentials(Request request) {
        List<String> authorization = new ArrayList<>();
        request.getHeaders(Header.Authorization).forEach(authorization::add);
        return new AuthenticationRequest(
                authorization,
                Optional.ofNullable(request.getHeader(Header.UserAgent)),
                Optional.empty(),
                RequestTracker.client(request));
    }

    private ScimError wrongUrl(Request request) {
        String path = request.getRequestURI();
        String quoted = path.length() <= MAX_QUOTE_LENGTH ? path : path.substring(0, MAX_QUOTE_LENGTH) + "…";
        return new ScimError(
                404,
                "There is nothing at \"" + quoted + "\"." + (path.startsWith("//") ? DOUBLED_SLASH : "")
                        + " The SCIM URL (base URL, tenant URL) to enter at the identity" + " provider is "
                        + scimUrl(request) + "; users are at " + scimUrl(request) + "/Users.");
    }

    private String scimUrl(Request request) {
        return publicUrl
                .map(URI::toString)
                .orElseGet(() -> request.getScheme() + "://" + request.getHeader(Header.Host) + WebServer.SCIM_ROOT);
    }
}
