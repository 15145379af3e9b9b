package io.scimserver.testkit.resource;

import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.store.ResourceStores;
import java.time.Clock;

class InMemoryResourceStoresTest implements ResourceStoreContract {

    @Override
    public ResourceStores emptyResourceStores() {
        return new InMemoryResourceStores(Gadgets.SCHEMA, Clock.systemUTC());
    }
}
