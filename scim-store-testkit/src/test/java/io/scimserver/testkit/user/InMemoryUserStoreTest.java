package io.scimserver.testkit.user;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Clock;
import java.util.Optional;

class InMemoryUserStoreTest implements UserStoreContract, SortingContract, CursorContract, UserStoresContract {

    @Override
    public UserStore emptyStore() {
        return emptyStores().forTenant(new Tenant("acme"));
    }

    @Override
    public Optional<UserStore> emptyStoreWith(Clock clock) {
        return Optional.of(new InMemoryUserStores(clock).forTenant(new Tenant("acme")));
    }

    @Override
    public UserStores emptyStores() {
        return new InMemoryUserStores(Clock.systemUTC());
    }
}
