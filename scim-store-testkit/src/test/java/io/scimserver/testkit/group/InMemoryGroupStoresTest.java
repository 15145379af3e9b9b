package io.scimserver.testkit.group;

import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemoryUserStores;
import java.time.Clock;

class InMemoryGroupStoresTest implements GroupStoreContract {

    @Override
    public UsersAndGroups emptyGroupStores() {
        Clock clock = Clock.systemUTC();
        return new UsersAndGroups(new InMemoryUserStores(clock), new InMemoryGroupStores(clock));
    }
}
