package io.scimserver.mongo;

import io.scimserver.audit.AuditStore;
import io.scimserver.testkit.audit.AuditStoreContract;
import java.util.UUID;

class MongoAuditStoreTest implements AuditStoreContract {

    @Override
    public AuditStore emptyAuditStore() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoAuditStore store = new MongoAuditStore(Engine.database(), config);
        store.createIndexes();
        store.createIndexes();
        store.verify();
        return store;
    }
}
