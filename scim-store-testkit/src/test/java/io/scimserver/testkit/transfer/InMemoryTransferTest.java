package io.scimserver.testkit.transfer;

import io.scimserver.OpenedStore;

class InMemoryTransferTest implements StoreTransferContract {

    @Override
    public OpenedStore emptyOpenedStore() {
        return WholeStore.inMemory();
    }
}
