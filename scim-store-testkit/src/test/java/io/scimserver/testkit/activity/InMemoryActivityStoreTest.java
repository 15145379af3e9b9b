package io.scimserver.testkit.activity;

import io.scimserver.activity.ActivityStore;
import io.scimserver.memory.InMemoryActivityStore;

class InMemoryActivityStoreTest implements ActivityStoreContract {

    @Override
    public ActivityStore emptyActivityStore() {
        return new InMemoryActivityStore();
    }
}
