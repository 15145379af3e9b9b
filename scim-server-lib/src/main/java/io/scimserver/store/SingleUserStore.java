package io.scimserver.store;

import io.scimserver.tenant.Tenant;
import java.util.Optional;

/** One store for every tenant. */
record SingleUserStore(UserStore store) implements UserStores {

    @Override
    public UserStore forTenant(Tenant tenant) {
        return store;
    }

    @Override
    public Optional<StoreProfile> profile() {
        return store.profile();
    }
}
