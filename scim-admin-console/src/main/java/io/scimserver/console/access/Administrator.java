package io.scimserver.console.access;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who is signed in to the console.
 *
 * @param name stands on the pages and in the audit
 * @param companies the companies whose pages are open to them
 * @param isOperator true for those who see, beside the companies, what belongs to no company
 */
public record Administrator(String name, List<Company> companies, boolean isOperator) {

    public Administrator {
        companies = List.copyOf(companies);
    }

    /** Returns the company with this id, if its pages are open to this administrator. */
    public Optional<Company> company(String id) {
        return companies.stream().filter(company -> company.id().equals(id)).findFirst();
    }

    /** Returns the one company of somebody who administers no other. */
    public Optional<Company> onlyCompany() {
        return isOperator || companies.size() != 1 ? Optional.empty() : Optional.of(companies.get(0));
    }
}
