package io.scimserver.mongo;

import io.scimserver.store.UserStores;
import io.scimserver.testkit.user.UserStoresContract;
import java.util.UUID;

class MongoUserStoresTest implements UserStoresContract {

    @Override
    public UserStores emptyStores() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoUserStores stores = new MongoUserStores(Engine.database(), config);
        stores.createIndexes();
        return stores;
    }
}
