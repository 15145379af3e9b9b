package io.scimserver.testkit.transfer;

import io.scimserver.OpenedStore;
import java.time.Clock;

class InMemoryTransferTest implements StoreTransferContract {

    @Override
    public OpenedStore emptyOpenedStore() {
        return OpenedStore.inMemory(Clock.systemUTC());
    }
}
