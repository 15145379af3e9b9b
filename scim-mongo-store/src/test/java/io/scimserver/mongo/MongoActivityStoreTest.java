package io.scimserver.mongo;

import io.scimserver.activity.ActivityStore;
import io.scimserver.testkit.activity.ActivityStoreContract;
import java.util.UUID;

class MongoActivityStoreTest implements ActivityStoreContract {

    @Override
    public ActivityStore emptyActivityStore() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoActivityStore store = new MongoActivityStore(Engine.database(), config);
        store.createIndexes();
        store.createIndexes();
        store.verify();
        return store;
    }
}
