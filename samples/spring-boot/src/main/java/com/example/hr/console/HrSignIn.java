package com.example.hr.console;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import io.scimserver.console.access.SignIn;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The application's own login opens the console: for people with the role HR, and their company. */
final class HrSignIn implements SignIn {

    private static final Company COMPANY = new Company("acme", "Acme");

    @Override
    public Optional<Administrator> administrator(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        return Optional.ofNullable(security.getUserPrincipal())
                .filter(person -> security.isUserInRole("HR"))
                .map(person -> new Administrator(person.getName(), List.of(COMPANY), false));
    }

    @Override
    public URI signInPage(ContainerRequestContext request) {
        return URI.create("/login");
    }
}
