package io.scimserver.testkit.flaw;

import io.scimserver.store.UserStore;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;

/** Test that the base of the flawed stores keeps the contract, so that each failure is due to the flaw. */
class PlainStoreTest implements UserStoreContract, SortingContract, CursorContract {

    @Override
    public UserStore emptyStore() {
        return new PlainStore();
    }
}
