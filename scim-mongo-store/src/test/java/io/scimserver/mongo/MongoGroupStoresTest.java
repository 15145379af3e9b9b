package io.scimserver.mongo;

import io.scimserver.testkit.group.GroupStoreContract;
import java.util.UUID;

class MongoGroupStoresTest implements GroupStoreContract {

    @Override
    public UsersAndGroups emptyGroupStores() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoUserStores users = new MongoUserStores(Engine.database(), config);
        users.createIndexes();
        return new UsersAndGroups(users, users.groups());
    }
}
