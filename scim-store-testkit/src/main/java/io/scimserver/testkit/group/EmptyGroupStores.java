package io.scimserver.testkit.group;

import io.scimserver.store.GroupStores;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: empty stores of groups to test, and those of the users who become members. */
@ExtendWith(Deadline.class)
public interface EmptyGroupStores {

    /**
     * Stores of one database.
     *
     * @param users the users of all tenants
     * @param groups their groups
     */
    record UsersAndGroups(UserStores users, GroupStores groups) {}

    /** Returns stores without users and groups that nobody else uses. The kit calls it once per test. */
    UsersAndGroups emptyGroupStores();
}
