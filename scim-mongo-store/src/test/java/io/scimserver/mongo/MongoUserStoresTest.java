package io.scimserver.mongo;

import io.scimserver.store.UserStores;
import io.scimserver.testkit.user.UserStoresContract;
import java.util.UUID;

class MongoUserStoresTest implements UserStoresContract {

    private final MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");

    @Override
    public UserStores emptyStores() {
        MongoUserStores stores = new MongoUserStores(Engine.database(), config);
        stores.createIndexes();
        return stores;
    }

    @Override
    public UserStores onAnotherServer(UserStores stores) {
        return new MongoUserStores(Engine.database(), config);
    }
}
