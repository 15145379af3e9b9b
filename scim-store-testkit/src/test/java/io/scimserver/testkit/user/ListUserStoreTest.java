package io.scimserver.testkit.user;

import io.scimserver.store.UserStore;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Clock;
import java.util.Optional;

/** Test that the example store of docs/writing-a-store.md keeps the whole contract. */
class ListUserStoreTest implements UserStoreContract, SortingContract, CursorContract {

    @Override
    public UserStore emptyStore() {
        return new ListUserStore(Clock.systemUTC());
    }

    @Override
    public Optional<UserStore> emptyStoreWith(Clock clock) {
        return Optional.of(new ListUserStore(clock));
    }
}
