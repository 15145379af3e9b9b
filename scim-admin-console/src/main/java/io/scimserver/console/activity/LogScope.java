package io.scimserver.console.activity;

import io.scimserver.console.access.Company;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Company whose entries a page shows, or none.
 *
 * @param company the visitor's; empty: those that belong to no company, which operators see
 * @param links the links to the console's pages
 */
public record LogScope(Optional<Company> company, Links links) {

    static LogScope of(PageRequest request) {
        return new LogScope(request.ofCompany(), request.links());
    }

    /** The requests that belong to no company. */
    static LogScope ofNoCompany(PageRequest request) {
        return new LogScope(Optional.empty(), request.links());
    }

    Optional<Tenant> tenant() {
        return company.map(Company::tenant);
    }

    /** Returns the path of the list. */
    public String list() {
        return company.map(known -> links.to(Links.ACTIVITY, known))
                .orElseGet(() -> links.to(Links.UNASSIGNED_ACTIVITY));
    }

    public String title() {
        return company.isPresent() ? "Activity log" : "Requests of no company";
    }

    String entry(String id) {
        return list() + "/entries/" + Links.encode(id);
    }
}
