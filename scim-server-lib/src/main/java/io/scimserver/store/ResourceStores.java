package io.scimserver.store;

import io.scimserver.tenant.Tenant;

/**
 * Stores of the resources of one type of all tenants.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface ResourceStores {

    /** Returns the store of one tenant; other tenants' resources are out of its reach. Called for every request. */
    ResourceStore forTenant(Tenant tenant);
}
