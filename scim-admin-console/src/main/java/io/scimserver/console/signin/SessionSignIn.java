package io.scimserver.console.signin;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.SignIn;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.Links;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;

/**
 * Sign-in of the console itself, by name and password.
 *
 * @param sessions the sessions that have begun
 */
public record SessionSignIn(Sessions sessions) implements SignIn {

    /**
     * Returns whose session it is. The form that signs in is a guest's even beside a session: a link from another site
     * comes without the session's cookie, so that page and form may differ in it.
     */
    @Override
    public Optional<Administrator> administrator(ContainerRequestContext request) {
        boolean signsIn = request.getMethod().equals("POST")
                && request.getUriInfo().getPath().endsWith(Links.SIGN_IN);
        return ConsoleCookie.Kind.SESSION
                .in(request)
                .filter(ignored -> !signsIn)
                .flatMap(sessions::find);
    }

    /** The sign-in, and from there back to the page that was asked for. */
    @Override
    public URI signInPage(ContainerRequestContext request) {
        Links links = Links.of(request.getUriInfo());
        URI asked = request.getUriInfo().getRequestUri();
        String page = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        boolean isWorthReturning =
                !request.getMethod().equals("POST") && !page.equals(links.home()) && !page.equals(links.home() + "/");
        return URI.create(links.to(Links.SIGN_IN) + (isWorthReturning ? "?next=" + Links.encode(page) : ""));
    }
}
