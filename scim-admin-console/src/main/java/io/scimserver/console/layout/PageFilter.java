package io.scimserver.console.layout;

import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.Visitor;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders pages, those of errors too, and protects every response. Not a message body writer, because the layout needs
 * the request, and an exception of a template still becomes a page of an error here.
 */
public final class PageFilter implements ContainerResponseFilter {

    /** The media type of pages. */
    public static final String HTML = "text/html; charset=utf-8";

    /** Header fields of every response: nothing that is not of this site, in no frame, kept nowhere. */
    public static final Map<String, String> PROTECTION = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            HttpHeaders.CACHE_CONTROL,
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static final Logger log = LoggerFactory.getLogger(PageFilter.class);

    private final Renderer renderer;
    private final Optional<URI> publicUrl;

    /** @param publicUrl a URL of the console's site as browsers see it */
    public PageFilter(Renderer renderer, Optional<URI> publicUrl) {
        this.renderer = renderer;
        this.publicUrl = publicUrl;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        PageRequest seen = new PageRequest(request.getSecurityContext(), request.getUriInfo());
        MultivaluedMap<String, Object> headers = response.getHeaders();
        setCookie(request, seen, headers);
        if (response.getEntity() instanceof Throwable problem) {
            show(error(problem, request).page(), seen, response);
        } else if (response.getEntity() instanceof PageResult page) {
            show(page, seen, response);
        }
        PROTECTION.forEach((name, value) -> headers.computeIfAbsent(name, ignored -> new ArrayList<>(List.of(value))));
    }

    private void show(PageResult page, PageRequest seen, ContainerResponseContext response) {
        response.setEntity(renderer.render(page, seen), new Annotation[0], MediaType.TEXT_HTML_TYPE);
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
    }

    private static ErrorModel error(Throwable problem, ContainerRequestContext request) {
        if (problem instanceof WebApplicationException known) {
            return ErrorModel.of(known, request.getMethod());
        }
        String id = UUID.randomUUID().toString();
        log.error(
                "The console could not answer {} {}; shown as {}",
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                id,
                problem);
        return ErrorModel.unexpected(id);
    }

    /** A browser that has no cookie yet gets one, so that the forms it is shown are its own; files are for everybody. */
    private void setCookie(ContainerRequestContext request, PageRequest seen, MultivaluedMap<String, Object> headers) {
        boolean isFile = headers.containsKey(HttpHeaders.CACHE_CONTROL);
        Optional.ofNullable(headers.getFirst(HttpHeaders.SET_COOKIE))
                .map(ConsoleCookie.class::cast)
                .or(() -> seen.sender()
                        .filter(sender -> sender.isNew() && !isFile)
                        .map(Visitor::cookie))
                .ifPresent(cookie -> headers.putSingle(
                        HttpHeaders.SET_COOKIE, cookie.header(request.getUriInfo(), isSecure(request))));
    }

    private boolean isSecure(ContainerRequestContext request) {
        return "https".equalsIgnoreCase(request.getUriInfo().getBaseUri().getScheme())
                || publicUrl
                        .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                        .isPresent();
    }
}
