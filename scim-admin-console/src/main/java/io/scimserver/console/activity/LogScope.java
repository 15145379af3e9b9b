package io.scimserver.console.activity;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Visit;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * Whose entries a page shows.
 *
 * @param company the visitor's; empty: those that belong to no company, which operators see
 */
public record LogScope(Optional<Company> company) {

    static LogScope of(Visit visit) {
        return new LogScope(visit.ofCompany());
    }

    Optional<Tenant> tenant() {
        return company.map(Company::tenant);
    }

    /** The path of the list. */
    public String list() {
        return company.map(Links::activity).orElse(Links.UNASSIGNED_ACTIVITY);
    }

    public String title() {
        return company.isPresent() ? "Activity log" : "Requests of no company";
    }

    String entry(String id) {
        return list() + "/entries/" + Links.encode(id);
    }
}
