package io.scimserver.console.filter;

import io.scimserver.console.web.Digests;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lets forms through that are not too large and that the visitor was given by a page of this console. */
@Priority(Priorities.AUTHORIZATION + 2)
public final class FormFilter implements ContainerRequestFilter {

    private static final int MAX_BYTES = 256 * 1024;
    private static final String KEY = "key=";

    private final Optional<URI> publicUrl;

    /** @param publicUrl a URL of the console's site as browsers see it */
    public FormFilter(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getMethod().equals("POST")) {
            if (!comesFromThisSite(request)) {
                throw new PageException(403, "This form was sent by another site.");
            }
            byte[] form = request.getEntityStream().readNBytes(MAX_BYTES + 1);
            if (form.length > MAX_BYTES) {
                throw new PageException(413, "The form is too large.");
            }
            request.setEntityStream(new ByteArrayInputStream(form));
            boolean isForm = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType());
            checkKey(request, isForm ? new String(form, StandardCharsets.US_ASCII) : "");
            // A charset parameter has no meaning for forms, and Jersey fails at one that it does not know
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
        }
    }

    private static void checkKey(ContainerRequestContext request, String form) {
        String key = Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith(KEY))
                .map(field -> field.substring(KEY.length()))
                .findFirst()
                .orElse("");
        PageRequest page = new PageRequest(request.getSecurityContext(), request.getUriInfo());
        if (!Digests.equal(key, page.visitor().formKey())) {
            throw new PageException(
                    403, "This form is no longer valid, because you have signed in or out since. Open its page again.");
        }
    }

    /** As far as the browser tells. Sec-Fetch-Site cannot be forged by pages; where it is missing, Origin counts. */
    private boolean comesFromThisSite(ContainerRequestContext request) {
        String fetchSite = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        return fetchSite != null ? fetchSite.equals("same-origin") : origin == null || isOwn(origin, request);
    }

    private boolean isOwn(String origin, ContainerRequestContext request) {
        String reached = request.getUriInfo().getBaseUri().getScheme() + "://" + request.getHeaderString("Host");
        return origin.equals(reached)
                || publicUrl
                        .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                        .filter(origin::equals)
                        .isPresent();
    }
}
