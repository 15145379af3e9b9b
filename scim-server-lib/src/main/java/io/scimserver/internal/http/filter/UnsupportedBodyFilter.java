package io.scimserver.internal.http.filter;

import io.scimserver.schema.ScimErrorException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Refuses a body that no endpoint can read once an endpoint was found: 404 and 405 come before 415, whatever the body
 * is. The check itself has to come before that, because containers look at the media type when they match.
 */
public final class UnsupportedBodyFilter implements ContainerRequestFilter {

    private static final String REFUSAL = UnsupportedBodyFilter.class.getName();

    /** Makes the check now, and refuses the request later if it fails. */
    static void checkLater(ContainerRequestContext request, Runnable check) {
        try {
            check.run();
        } catch (NotSupportedException | ScimErrorException unsupported) {
            request.setProperty(REFUSAL, unsupported);
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ScimMediaType.SCIM);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(REFUSAL) instanceof RuntimeException unsupported) {
            throw unsupported;
        }
    }
}
