package io.scimserver.testkit.group;

import io.scimserver.store.GroupStores;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.support.Refusals;

/** Hook for a test class: empty stores of groups to test, and those of the users who become members. */
public interface EmptyGroupStores extends Refusals {

    /**
     * Stores of one database.
     *
     * @param users the users of all tenants
     * @param groups their groups
     */
    record UsersAndGroups(UserStores users, GroupStores groups) {}

    /** Returns stores without users and groups that nobody else uses. The kit calls it once per test. */
    UsersAndGroups emptyGroupStores();

    /**
     * Returns the same users and groups as another server on the database sees them: stores with connections, locks and
     * caches of their own. By default these stores themselves; override this if several servers may share the database.
     *
     * @param stores what {@link #emptyGroupStores} returned
     */
    default UsersAndGroups onAnotherServer(UsersAndGroups stores) {
        return stores;
    }
}
