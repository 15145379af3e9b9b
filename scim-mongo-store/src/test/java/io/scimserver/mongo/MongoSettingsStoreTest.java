package io.scimserver.mongo;

import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.settings.SettingsStoreContract;
import java.util.UUID;

class MongoSettingsStoreTest implements SettingsStoreContract {

    @Override
    public SettingsStore emptySettingsStore() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        return new MongoSettingsStore(Engine.database(), config);
    }
}
