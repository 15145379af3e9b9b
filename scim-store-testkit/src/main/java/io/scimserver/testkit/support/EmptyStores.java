package io.scimserver.testkit.support;

import io.scimserver.store.UserStores;

/** Hook for a test class: empty stores of many tenants to test. The root of the contracts about tenants. */
public interface EmptyStores extends Refusals {

    /** Returns stores without any user that nobody else uses. The kit calls it once per test. */
    UserStores emptyStores();
}
