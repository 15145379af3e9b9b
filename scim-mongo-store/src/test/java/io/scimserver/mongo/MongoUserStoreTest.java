package io.scimserver.mongo;

import io.scimserver.store.UserStore;
import io.scimserver.testkit.CursorContract;
import io.scimserver.testkit.SortingContract;
import io.scimserver.testkit.UserStoreContract;

class MongoUserStoreTest implements UserStoreContract, SortingContract, CursorContract {

    private static final MongoUserStores STORES = Engine.users();

    @Override
    public UserStore emptyStore() {
        return STORES.forTenant(Engine.newTenant());
    }
}
