package io.scimserver.testkit;

import io.scimserver.store.UserStore;

/** What the flawed stores are made from keeps the contract, so what they break is their flaw. */
class PlainStoreTest implements UserStoreContract, SortingContract, CursorContract {

    @Override
    public UserStore emptyStore() {
        return new PlainStore();
    }
}
