package io.scimserver.testkit.user;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;

/** Stores that many tests share: the mark makes the tenants of one test others than those of the next. */
record MarkedTenants(UserStores stores, String mark) implements UserStores {

    @Override
    public UserStore forTenant(Tenant tenant) {
        return stores.forTenant(marked(tenant));
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return stores.deleteTenant(marked(tenant));
    }

    private Tenant marked(Tenant tenant) {
        return new Tenant(tenant.id() + mark);
    }
}
