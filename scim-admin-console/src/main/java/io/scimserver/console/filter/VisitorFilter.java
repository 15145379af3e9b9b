package io.scimserver.console.filter;

import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.SignIn;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.ConsoleCookie.Kind;
import io.scimserver.console.web.ConsoleHost;
import io.scimserver.console.web.Onward;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.Visitor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Identifies the visitor before anything else, and sends visitors who are not signed in to the sign-in. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class VisitorFilter implements ContainerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    /** Header field of requests that htmx sends. */
    private static final String FROM_SCRIPT = "HX-Request";

    private final SignIn signIn;
    private final Set<String> open;

    /** @param open the first segments of the paths that everybody may see */
    public VisitorFilter(SignIn signIn, Set<String> open) {
        this.signIn = signIn;
        this.open = open;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Administrator> administrator = signIn.administrator(request);
        administrator.ifPresent(known -> request.setProperty(ConsoleHost.ADMINISTRATOR, known));
        Visitor visitor = visitor(request, administrator);
        request.setSecurityContext(visitor.over(request.getSecurityContext()));
        // A page is the response whatever the client accepts, an error's page too.
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        if (administrator.isEmpty() && !isOpen(request)) {
            request.abortWith(toSignIn(request));
        } else if (!METHODS.contains(request.getMethod())) {
            throw new PageException(405, "The console is for browsers.");
        }
    }

    private static Visitor visitor(ContainerRequestContext request, Optional<Administrator> administrator) {
        Optional<ConsoleCookie> session = administrator
                .flatMap(ignored -> Kind.SESSION.in(request))
                .map(value -> new ConsoleCookie(Kind.SESSION, value));
        Optional<String> guest = Kind.GUEST.in(request);
        return new Visitor(
                session.orElseGet(() -> new ConsoleCookie(Kind.GUEST, guest.orElseGet(ConsoleCookie::randomText))),
                session.isEmpty() && guest.isEmpty(),
                administrator,
                property(request, AuthenticationRequest.ADDRESS_PROPERTY, String.class)
                        .orElse("unknown"),
                property(request, ConsoleHost.CLOSE_CONNECTION, Runnable.class).orElse(() -> {}));
    }

    /**
     * The way to the sign-in, which leads on at once whoever has a session. After another site's link this has to be a
     * page of our own: what it opens comes with the session's cookie, what a redirect opens does not. The script that
     * replaces a part of a page is told to load the whole page again, which then leads here.
     */
    private Response toSignIn(ContainerRequestContext request) {
        if (request.getHeaders().containsKey(FROM_SCRIPT)) {
            // A redirect would put the sign-in into the place of a part of the page
            return Response.ok().header("HX-Refresh", "true").build();
        }
        String target = signIn.signInPage(request).toString();
        boolean comesByAnotherSitesLink =
                !request.getMethod().equals("POST") && "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"));
        return comesByAnotherSitesLink
                ? PageResult.page("onward", "One moment", new Onward(target)).withStatus(200)
                : PageResult.redirect(target);
    }

    private boolean isOpen(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String inside = path.startsWith("/") ? path.substring(1) : path;
        return open.contains(inside.split("/", 2)[0]);
    }

    private static <T> Optional<T> property(ContainerRequestContext request, String name, Class<T> type) {
        return Optional.ofNullable(request.getProperty(name))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
