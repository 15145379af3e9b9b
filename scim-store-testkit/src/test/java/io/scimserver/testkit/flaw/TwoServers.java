package io.scimserver.testkit.flaw;

import io.scimserver.store.UserStores;

/** Stores that another server on the same database opens as well. */
public interface TwoServers extends UserStores {

    /** Returns the stores of the other server. */
    UserStores another();
}
