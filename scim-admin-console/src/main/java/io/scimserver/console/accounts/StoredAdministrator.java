package io.scimserver.console.accounts;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who may sign in to the console.
 *
 * @param name what they sign in with, in lower case
 * @param company the id of the company they administer; empty for an operator, who manages all of them
 * @param passwordHash what {@code Passwords} made of the password
 */
public record StoredAdministrator(String name, Optional<String> company, String passwordHash) {

    /** Returns the administrator as they are signed in, if these are all companies. */
    Administrator among(List<Company> companies) {
        return new Administrator(
                name,
                companies.stream()
                        .filter(each -> company.isEmpty() || company.get().equals(each.id()))
                        .toList(),
                company.isEmpty());
    }

    /** Returns a text without the hash, which stays out of logs. */
    @Override
    public String toString() {
        return "StoredAdministrator[" + name + "]";
    }
}
