package io.scimserver.testkit.user;

import io.scimserver.testkit.user.value.BigUserContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import io.scimserver.testkit.user.write.BatchOutcomeContract;

/**
 * Whole contract of {@link io.scimserver.store.UserStore}. A store author writes one class:
 *
 * <pre>{@code
 * class MyUserStoreTest implements UserStoreContract, SortingContract {
 *     @Override
 *     public UserStore emptyStore() {
 *         return new MyUserStore(database, "tenant-" + UUID.randomUUID());
 *     }
 * }
 * }</pre>
 *
 * <p>Add {@link SortingContract} and {@link CursorContract} if the store declares these features; a test fails if they
 * are declared and not proven. Stores of many tenants also prove {@link UserStoresContract}.
 *
 * <p>No test may take more than ten minutes; JUnit's configuration parameter {@code io.scimserver.testkit.deadline}
 * gives another number of seconds.
 */
public interface UserStoreContract
        extends CommonContract, BatchContract, BatchOutcomeContract, ClockContract, BigUserContract, FeatureContract {}
