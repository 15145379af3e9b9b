package io.scimserver.testkit;

import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.store.SettingsStore;

class InMemorySettingsStoreTest implements SettingsStoreContract {

    @Override
    public SettingsStore emptySettingsStore() {
        return new InMemorySettingsStore();
    }
}
