package io.scimserver.servlet;

import io.scimserver.RequestTarget;
import io.scimserver.ScimServer;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servlet for a {@link ScimServer}. Map it to one prefix, such as {@code /scim/v2/*}; it handles nothing outside of it,
 * and the response to every failure below it is a SCIM error, not one of the container's error pages.
 *
 * <p>It handles a request on the thread that the container calls with, so what the host has bound to that thread (its
 * security context, a transaction) is there for its stores and listeners. {@link HttpServletRequest#getUserPrincipal()}
 * reaches the {@link io.scimserver.auth.Authenticator}; if the container has none, but has checked a client certificate
 * (mutual TLS), its subject does. The client's address is the container's, unless the host has set
 * {@link AuthenticationRequest#ADDRESS_PROPERTY} before. Destroying the servlet leaves the {@code ScimServer} as it is:
 * the code that has built it closes it.
 *
 * <p>Safe for use by many threads.
 */
public final class ScimServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ScimServlet.class);
    private static final ScimError FAILED = new ScimError(500, "The server failed to answer; its log says why.");
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*/\\*");

    private final ServletContainer jersey;
    private final Optional<URI> baseUrl;

    /**
     * @param scim the server that handles the requests; stays open when the servlet is destroyed
     * @throws IllegalStateException if a part of Jersey is missing; the message says which dependency to add
     */
    public ScimServlet(ScimServer scim) {
        JerseyParts.check();
        baseUrl = scim.baseUrl();
        ResourceConfig application = ResourceConfig.forApplication(scim.application());
        // The container's error pages would replace the SCIM errors of the application.
        application.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        jersey = new ServletContainer(application);
    }

    /** @throws ServletException if the servlet is mapped to anything but prefixes */
    @Override
    public void init() throws ServletException {
        for (String mapping : mappings()) {
            if (!PREFIX.matcher(mapping).matches()) {
                throw new ServletException("Map the SCIM servlet to a prefix of letters and digits, such as"
                        + " \"/scim/v2/*\"; it is mapped to \"" + mapping + "\".");
            }
            compareWithBaseUrl(getServletContext().getContextPath() + mapping.substring(0, mapping.length() - 2));
        }
        jersey.init(getServletConfig());
    }

    /** Warns of a public URL with another path; a proxy in front may make it right. */
    private void compareWithBaseUrl(String path) {
        baseUrl.filter(url -> !url.getPath().equals(path))
                .ifPresent(url -> log.warn(
                        "The public URL is {}, but the SCIM servlet is mapped to {}: set withBaseUrl(...) to a URL with"
                                + " that path, unless a proxy maps the one to the other",
                        url,
                        path));
    }

    private Collection<String> mappings() {
        return Optional.ofNullable(getServletContext().getServletRegistration(getServletName()))
                .map(ServletRegistration::getMappings)
                .orElse(List.of());
    }

    @Override
    public void destroy() {
        jersey.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.getAttribute(AuthenticationRequest.ADDRESS_PROPERTY) == null) {
                request.setAttribute(AuthenticationRequest.ADDRESS_PROPERTY, request.getRemoteAddr());
            }
            RequestTarget target = target(request);
            respond(origin(request), target, CertificatePrincipal.in(request), response);
        } catch (ScimErrorException refused) {
            send(response, refused.error());
        } catch (ServletException | RuntimeException e) {
            log.error("A request could not be answered", e);
            send(response, FAILED);
        }
    }

    private void respond(String origin, RequestTarget target, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String root = request.getContextPath() + request.getServletPath();
        String path = target.path().equals(root) ? root + "/" : target.path();
        if (!path.startsWith(root + "/")) {
            // The container has evened the path out to find this servlet; the client meant another one, or plays
            // tricks.
            throw ScimErrorException.invalidSyntax("Send the path without empty or dotted segments.");
        }
        String query = target.query().isEmpty() ? "" : "?" + target.query();
        jersey.service(URI.create(origin + root + "/"), URI.create(origin + path + query), request, response);
    }

    /**
     * Returns the target of the request. The container gives the characters, and they stand for the octets of their
     * UTF-8 form.
     */
    private static RequestTarget target(HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return RequestTarget.ofOctets(octets(request.getRequestURI()), octets(query));
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Returns scheme, host and port as the container knows them. */
    private static String origin(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean isDefault = port <= 0 || port == (request.getScheme().equals("https") ? 443 : 80);
        String origin = request.getScheme() + "://" + request.getServerName() + (isDefault ? "" : ":" + port);
        if (!isUrl(origin)) {
            throw new ScimErrorException(new ScimError(400, "The Host header does not hold a valid host name."));
        }
        return origin;
    }

    private static boolean isUrl(String origin) {
        try {
            return new URI(origin).getRawPath().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void send(HttpServletResponse response, ScimError error) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = error.toJson().toString().getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(error.status());
        response.setContentType(ScimError.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
