package io.scimserver.console.web;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** Properties of one request that pages need: its visitor, the company that its path names, where the console is. */
public final class PageRequest {

    /** The path parameter that names a company. */
    public static final String COMPANY = "company";

    private final Optional<Visitor> sender;
    private final UriInfo uri;

    public PageRequest(@Context SecurityContext security, @Context UriInfo uri) {
        this.sender = security.getUserPrincipal() instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty();
        this.uri = uri;
    }

    /** Returns who is signed in. */
    public Administrator administrator() {
        return sender.flatMap(Visitor::administrator).orElseThrow(PageException::notFound);
    }

    /** Returns the sender; empty before it was looked at. */
    public Optional<Visitor> sender() {
        return sender;
    }

    /** Returns the sender. */
    public Visitor visitor() {
        return sender.orElseThrow(PageException::notFound);
    }

    /** Returns the company whose page this is. */
    public Company company() {
        return ofCompany().orElseThrow(PageException::notFound);
    }

    /** Returns the company that the path names, if it is open to the visitor. */
    public Optional<Company> ofCompany() {
        return Optional.ofNullable(uri.getPathParameters().getFirst(COMPANY))
                .flatMap(id -> administrator().company(id));
    }

    /** Returns the links to the console's pages. */
    public Links links() {
        return Links.of(uri);
    }

    /** Returns the path of the request, encoded. */
    public String path() {
        return uri.getRequestUri().getRawPath();
    }

    /** Returns the first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }

    /** Returns scheme, name and port under which the console is reached, without a slash at the end. */
    public String site() {
        URI base = uri.getBaseUri();
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
