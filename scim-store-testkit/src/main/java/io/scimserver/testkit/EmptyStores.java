package io.scimserver.testkit;

import io.scimserver.store.UserStores;

/** What the kit asks of a test class: stores of many tenants to try. The root of the contracts about tenants. */
public interface EmptyStores extends Refusals {

    /** Stores without any user that nobody else uses, asked for once per test. */
    UserStores emptyStores();
}
