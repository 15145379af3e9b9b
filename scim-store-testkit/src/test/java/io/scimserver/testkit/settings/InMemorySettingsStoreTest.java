package io.scimserver.testkit.settings;

import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.store.SettingsStore;

class InMemorySettingsStoreTest implements SettingsStoreContract {

    @Override
    public SettingsStore emptySettingsStore() {
        return new InMemorySettingsStore();
    }
}
