package io.scimserver.testkit.user;

import io.scimserver.UserStoresProvider;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.ServiceLoader;

/** Tests that the provider of docs/writing-a-store.md is found, and that its stores keep tenants apart. */
class ListStoresProviderTest implements UserStoresContract {

    @Override
    public UserStores emptyStores() {
        return ServiceLoader.load(UserStoresProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.schemes().contains("list"))
                .findFirst()
                .orElseThrow()
                .open("list:", Clock.systemUTC())
                .users();
    }
}
