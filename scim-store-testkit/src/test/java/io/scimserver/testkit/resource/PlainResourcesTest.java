package io.scimserver.testkit.resource;

import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.store.Paging;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.time.Clock;
import java.util.Set;

/** Test that the contract accepts a store that neither sorts nor has cursors. */
class PlainResourcesTest implements ResourceStoreContract {

    @Override
    public ResourceStores emptyResourceStores() {
        ResourceStores sound = new InMemoryResourceStores(Gadgets.SCHEMA, Clock.systemUTC());
        return tenant -> new ResourceFlaws.Delegating(sound.forTenant(tenant)) {
            @Override
            public Set<StoreFeature> features() {
                return Set.of();
            }

            @Override
            public UserPage search(UserQuery query) {
                if (query.sort().isPresent() || query.paging() instanceof Paging.Cursor) {
                    throw new UnsupportedQuery("this store lists in creation order, by position");
                }
                return super.search(query);
            }
        };
    }
}
