package io.scimserver.spring;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import io.scimserver.console.access.SignIn;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sign-in by the login of the application: one role, one company. */
final class HostSignIn implements SignIn {

    private final String role;
    private final Company company;
    private final URI page;

    HostSignIn(String role, Company company, URI page) {
        this.role = role;
        this.company = company;
        this.page = page;
    }

    @Override
    public Optional<Administrator> administrator(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        return Optional.ofNullable(security.getUserPrincipal())
                .filter(person -> security.isUserInRole(role))
                .map(person -> new Administrator(person.getName(), List.of(company), false));
    }

    @Override
    public URI signInPage(ContainerRequestContext request) {
        return page;
    }
}
