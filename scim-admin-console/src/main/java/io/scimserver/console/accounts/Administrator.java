package io.scimserver.console.accounts;

import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with, in lower case
 * @param company the id of the company they administer; empty for an operator, who manages all of them
 * @param passwordHash what {@code signin.Passwords} made of the password
 */
public record Administrator(String name, Optional<String> company, String passwordHash) {

    /** Whether they manage the companies themselves. */
    public boolean isOperator() {
        return company.isEmpty();
    }

    /** Whether a company's pages are open to them. */
    public boolean mayEnter(Company other) {
        return company.isEmpty() || company.get().equals(other.id());
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "Administrator[" + name + "]";
    }
}
