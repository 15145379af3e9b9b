package io.scimserver.jdbc;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.util.UUID;

/** Stores whose tenants are others each time, although the test gives them the same names. */
record Marked(UserStores stores, String mark) implements UserStores {

    static Marked of(UserStores stores) {
        return new Marked(stores, UUID.randomUUID().toString());
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return stores.forTenant(marked(tenant));
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return stores.deleteTenant(marked(tenant));
    }

    private Tenant marked(Tenant tenant) {
        return new Tenant(mark + tenant.id());
    }
}
