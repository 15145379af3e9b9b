package io.scimserver.store;

import io.scimserver.tenant.Tenant;

/**
 * The users of all tenants; the one object a store plug-in hands out.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface UserStores {

    /**
     * The users of one tenant; other tenants' users are out of its reach. Called for every request: it should be
     * cheap and must not fail because the tenant has no users yet.
     */
    UserStore forTenant(Tenant tenant);

    /** For applications with a single tenant: whoever asks, it is this store. */
    static UserStores single(UserStore store) {
        return tenant -> store;
    }
}
