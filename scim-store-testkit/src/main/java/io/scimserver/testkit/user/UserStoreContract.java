package io.scimserver.testkit.user;

import io.scimserver.testkit.user.search.CombinedFilterContract;
import io.scimserver.testkit.user.search.ElementNegationContract;
import io.scimserver.testkit.user.search.ExtremeValueContract;
import io.scimserver.testkit.user.search.LiteralContract;
import io.scimserver.testkit.user.search.LongTextContract;
import io.scimserver.testkit.user.search.MetaFilterContract;
import io.scimserver.testkit.user.search.NearMissContract;
import io.scimserver.testkit.user.search.TextFilterContract;
import io.scimserver.testkit.user.search.TypedFilterContract;
import io.scimserver.testkit.user.search.ValuePathContract;
import io.scimserver.testkit.user.value.BigUserContract;
import io.scimserver.testkit.user.value.DocumentContract;
import io.scimserver.testkit.user.value.RefusedValueContract;
import io.scimserver.testkit.user.value.ValueContract;
import io.scimserver.testkit.user.value.WholeListContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.PagingContract;
import io.scimserver.testkit.user.walk.SortingContract;
import io.scimserver.testkit.user.walk.WholePageContract;
import io.scimserver.testkit.user.write.BatchOutcomeContract;
import io.scimserver.testkit.user.write.ChangedValueContract;
import io.scimserver.testkit.user.write.InterruptedCallContract;
import io.scimserver.testkit.user.write.RefusedRenameContract;
import io.scimserver.testkit.user.write.UsedIdContract;

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
                BatchOutcomeContract,
                UsedIdContract,
                RefusedRenameContract,
                ChangedValueContract,
                InterruptedCallContract,
                FindContract,
                FreshResultContract,
                ReplaceContract,
                DeleteContract,
                VersionContract,
                TimestampContract,
                ClockContract,
                UniquenessContract,
                NameClaimContract,
                IdContract,
                NearMissContract,
                DocumentContract,
                ValueContract,
                RefusedValueContract,
                WholeListContract,
                BigUserContract,
                LongTextContract,
                TextFilterContract,
                TypedFilterContract,
                MetaFilterContract,
                CombinedFilterContract,
                ValuePathContract,
                ElementNegationContract,
                LiteralContract,
                ExtremeValueContract,
                PagingContract,
                WholePageContract,
                FeatureContract,
                RaceContract,
                ReaderContract {}
