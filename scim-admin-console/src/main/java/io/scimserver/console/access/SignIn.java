package io.scimserver.console.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;

/**
 * Sign-in of a host application: identifies the administrator who sends a request. The console asks once for each
 * request, on the thread that the request is handled by, so a security context that the host has bound to that thread is
 * there; so is {@link ContainerRequestContext#getSecurityContext()}. The console still protects its forms by itself.
 * Implementations are safe for use by many threads.
 */
public interface SignIn {

    /** Returns the administrator who sends the request; empty if nobody is signed in who may use the console. */
    Optional<Administrator> administrator(ContainerRequestContext request);

    /** Returns the page to which a visitor is sent who is not signed in: a URL, or a path that begins with a slash. */
    URI signInPage(ContainerRequestContext request);
}
