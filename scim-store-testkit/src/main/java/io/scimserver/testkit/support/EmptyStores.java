package io.scimserver.testkit.support;

import io.scimserver.store.UserStores;

/** Hook for a test class: empty stores of many tenants to test. The root of the contracts about tenants. */
public interface EmptyStores extends Refusals {

    /** Returns stores without any user that nobody else uses. The kit calls it once per test. */
    UserStores emptyStores();

    /**
     * Returns the same users as another server on the database sees them: stores with connections, locks and caches of
     * their own. By default these stores themselves; override this if several servers may share the database.
     *
     * @param stores what {@link #emptyStores} returned
     */
    default UserStores onAnotherServer(UserStores stores) {
        return stores;
    }
}
