package io.scimserver.mongo;

import io.scimserver.OpenedStore;
import io.scimserver.testkit.transfer.StoreTransferContract;
import java.util.UUID;

class MongoTransferTest implements StoreTransferContract {

    @Override
    public OpenedStore emptyOpenedStore() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        return MongoStoresProvider.open(Engine.database(), config);
    }
}
