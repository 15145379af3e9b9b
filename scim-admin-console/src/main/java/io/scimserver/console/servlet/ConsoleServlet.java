package io.scimserver.console.servlet;

import io.scimserver.RequestTarget;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.layout.PageFilter;
import io.scimserver.schema.ScimErrorException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * An {@link AdminConsole} for a servlet container. Map it to one prefix of the host's choice, such as
 * {@code /provisioning/*}. A request is answered on the thread that the container calls with, so what the host has bound
 * to that thread is there for its sign-in. Filters of the host leave the body of forms alone: the console protects its
 * forms itself. Safe for use by many threads.
 */
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AdminConsole console;
    private final transient ServletContainer jersey;

    public ConsoleServlet(AdminConsole console) {
        ResourceConfig pages = ResourceConfig.forApplication(console.application());
        // The container's error pages would replace those of the console.
        pages.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        this.console = console;
        jersey = new ServletContainer(pages);
    }

    @Override
    public void init() throws ServletException {
        jersey.init(getServletConfig());
    }

    @Override
    public void destroy() {
        jersey.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getAttribute(AuthenticationRequest.ADDRESS_PROPERTY) == null) {
            request.setAttribute(AuthenticationRequest.ADDRESS_PROPERTY, request.getRemoteAddr());
        }
        String root = request.getContextPath() + request.getServletPath();
        Optional<URI> page = page(request, root);
        if (page.isPresent()) {
            jersey.service(page.get().resolve(root + "/"), page.get(), request, response);
        } else {
            refuse(response, root);
        }
    }

    /** The URL of the page, encoded; empty if it cannot be read. */
    private static Optional<URI> page(HttpServletRequest request, String root) {
        try {
            RequestTarget target = RequestTarget.ofOctets(
                    octets(request.getRequestURI()),
                    octets(Optional.ofNullable(request.getQueryString()).orElse("")));
            String path = target.path().equals(root) ? root + "/" : target.path();
            URI sent = URI.create(request.getRequestURL().toString());
            return Optional.of(sent.resolve(path + (target.query().isEmpty() ? "" : "?" + target.query())));
        } catch (ScimErrorException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void refuse(HttpServletResponse response, String root) throws IOException {
        byte[] page = console.refusal(root, 400, "The address of the page could not be read.")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(400);
        PageFilter.PROTECTION.forEach(response::setHeader);
        response.setContentType(PageFilter.HTML);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /**
     * Returns the target of the request. The container gives the characters, and they stand for the octets of their
     * UTF-8 form.
     */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
