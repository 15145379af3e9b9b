package io.scimserver.store;

import io.scimserver.tenant.Tenant;

/**
 * Group stores of all tenants.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface GroupStores {

    /** Returns the store of one tenant; other tenants' groups are out of its reach. Called for every request. */
    GroupStore forTenant(Tenant tenant);

    /**
     * Deletes every group of a tenant with its memberships, for good. Can be repeated if it fails half-way. Of ids it
     * holds what {@link UserStores#deleteTenant} says.
     *
     * @return the number of deleted groups
     */
    long deleteTenant(Tenant tenant);
}
