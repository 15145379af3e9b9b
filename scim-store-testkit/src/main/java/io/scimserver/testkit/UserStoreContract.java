package io.scimserver.testkit;

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
        extends CreateContract,
                BatchContract,
                FindContract,
                FreshAnswerContract,
                ReplaceContract,
                DeleteContract,
                VersionContract,
                TimestampContract,
                UniquenessContract,
                NameClaimContract,
                IdContract,
                NearMissContract,
                DocumentContract,
                ValueContract,
                RefusedValueContract,
                BigUserContract,
                LongTextContract,
                TextFilterContract,
                TypedFilterContract,
                MetaFilterContract,
                CombinedFilterContract,
                ValuePathContract,
                PagingContract,
                FeatureContract,
                RaceContract,
                ReaderContract {}
