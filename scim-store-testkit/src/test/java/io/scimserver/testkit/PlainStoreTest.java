package io.scimserver.testkit;

import io.scimserver.store.UserStore;

/** Test that the base of the flawed stores keeps the contract, so that each failure is due to the flaw. */
class PlainStoreTest implements UserStoreContract, SortingContract, CursorContract {

    @Override
    public UserStore emptyStore() {
        return new PlainStore();
    }
}
