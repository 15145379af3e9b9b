package io.scimserver.internal.http.filter;

import io.scimserver.internal.json.ScimJson;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;

/**
 * Filter for the checks and repairs that do not depend on the endpoint: body size, media type, method, write access.
 */
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
public final class RequestFilter implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final ScimJson json;

    public RequestFilter(ScimJson json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        json.checkDeclaredLength(declaredLength(request));
        if (!READING.contains(request.getMethod()) && !isSearch(request)) {
            Exchange.of(request).requireWriteAccess();
        }
        leaveOutEmptySegments(request);
        requireEndOfPath(request);
        requireReadableAccept(request);
        UnsupportedBodyFilter.checkLater(request, () -> requireReadableBody(request));
        if (request.getMethod().equals("OPTIONS")) {
            // Containers answer OPTIONS by themselves; under a name they do not know it is refused with 405
            request.setMethod("OPTIONS-IS-NOT-OFFERED");
        }
    }

    private static void leaveOutEmptySegments(ContainerRequestContext request) {
        URI sent = request.getUriInfo().getRequestUri();
        String path = sent.getRawPath();
        if (!path.contains("//")) {
            return;
        }
        if (!Exchange.of(request).repairs().make(Repair.DOUBLED_SLASH)) {
            throw ScimErrorException.notFound(
                    "The path of this request holds a doubled slash. Take the slash at the end"
                            + " of the SCIM URL away at the identity provider.");
        }
        String query = sent.getRawQuery() == null ? "" : "?" + sent.getRawQuery();
        request.setRequestUri(URI.create(
                sent.getScheme() + "://" + sent.getRawAuthority() + PathSegments.withoutEmpty(path) + query));
    }

    /** Refuses a path with a slash at its end, which containers take for the one without. */
    private static void requireEndOfPath(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isTooLong = path.length() > 1 && path.endsWith("/");
        if (isTooLong && !Exchange.of(request).repairs().make(Repair.TRAILING_SEPARATOR)) {
            throw new NotFoundException();
        }
    }

    /** Refuses types that do not parse, because containers respond to them without a body. */
    private static void requireReadableAccept(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (ProcessingException | IllegalArgumentException e) {
            throw new NotAcceptableException(e);
        }
    }

    private static void requireReadableBody(ContainerRequestContext request) {
        try {
            request.getMediaType();
        } catch (ProcessingException | IllegalArgumentException e) {
            throw new NotSupportedException(e);
        }
        if (WITH_BODY.contains(request.getMethod())) {
            supplyMediaType(request);
            refuseCompression(request);
        }
    }

    private static boolean isSearch(ContainerRequestContext request) {
        return request.getMethod().equals("POST")
                && request.getUriInfo().getPath().endsWith(".search");
    }

    private static void supplyMediaType(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) != null) {
            return;
        }
        if (!Exchange.of(request).repairs().make(Repair.MISSING_CONTENT_TYPE)) {
            throw new NotSupportedException();
        }
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ScimMediaType.SCIM);
    }

    /** Refuses compressed bodies: the limit on the body would not limit its decompressed content. */
    private static void refuseCompression(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ScimErrorException(
                    new ScimError(415, "Send the body without Content-Encoding; this server takes none."));
        }
    }

    private static long declaredLength(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // The container reads the body by its own understanding; the limit holds there too
        }
    }
}
