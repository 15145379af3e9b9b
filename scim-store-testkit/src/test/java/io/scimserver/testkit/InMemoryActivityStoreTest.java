package io.scimserver.testkit;

import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.provisioning.ActivityStore;

class InMemoryActivityStoreTest implements ActivityStoreContract {

    @Override
    public ActivityStore emptyActivityStore() {
        return new InMemoryActivityStore();
    }
}
