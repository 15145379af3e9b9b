package io.scimserver.console.web;

import io.scimserver.console.access.Administrator;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Sender of a request. Travels through the request as its principal.
 *
 * @param cookie the cookie that the visitor's forms are bound to; secret
 * @param isNew true if the browser does not have that cookie yet
 * @param administrator who is signed in
 * @param address the address of the connection
 * @param connection closes the connection, so that a response that was begun does not look complete
 */
public record Visitor(
        ConsoleCookie cookie, boolean isNew, Optional<Administrator> administrator, String address, Runnable connection)
        implements Principal {

    /** Secret of every form: nobody can know it who does not know the cookie. */
    public String formKey() {
        return Digests.sha256("form " + cookie.value());
    }

    @Override
    public String getName() {
        return administrator.map(Administrator::name).orElse("");
    }

    /** Returns true for operators. */
    public boolean isOperator() {
        return administrator.filter(Administrator::isOperator).isPresent();
    }

    /** Returns the security context that has this principal, over the same connection. */
    public SecurityContext over(SecurityContext container) {
        return new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return Visitor.this;
            }

            @Override
            public boolean isUserInRole(String role) {
                return container.isUserInRole(role);
            }

            @Override
            public boolean isSecure() {
                return container.isSecure();
            }

            @Override
            public String getAuthenticationScheme() {
                return SecurityContext.FORM_AUTH;
            }
        };
    }

    /** Returns a text without the cookie, which stays out of logs. */
    @Override
    public String toString() {
        return "Visitor[" + getName() + "]";
    }
}
