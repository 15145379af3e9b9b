package io.scimserver.console.access;

import io.scimserver.tenant.Tenant;

/**
 * Customer of the HR application.
 *
 * @param id its tenant's id; stands in URLs: lower-case letters, digits and hyphens
 * @param name the name that people use
 */
public record Company(String id, String name) {

    /** Returns the tenant whose users are its employees. */
    public Tenant tenant() {
        return new Tenant(id);
    }
}
