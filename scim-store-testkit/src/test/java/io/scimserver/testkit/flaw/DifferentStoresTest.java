package io.scimserver.testkit.flaw;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.activity.ActivityStore;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.activity.ActivityFlaws;
import io.scimserver.testkit.activity.ActivityStoreContract;
import io.scimserver.testkit.user.FreshResultContract;
import io.scimserver.testkit.user.RaceContract;
import io.scimserver.testkit.user.ReaderContract;
import io.scimserver.testkit.user.TimestampContract;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.VersionContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Tests that the contract accepts correct stores that differ from ours. */
class DifferentStoresTest {

    @Nested
    class WithFactsOfItsOwn implements UserStoreContract, SortingContract, CursorContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.OwnFacts();
        }
    }

    @Nested
    class WithAnOrderOfItsOwn implements UserStoreContract, SortingContract, CursorContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.OwnOrder();
        }
    }

    @Nested
    class ThatListsOnly implements UserStoreContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.ListsOnly();
        }

        @Override
        public boolean refuses(Filter filter) {
            return true;
        }
    }

    /** Store whose author has not come to its features yet, though the helper for searches has them all. */
    @Nested
    class ThatDeclaresNothing implements UserStoreContract {

        @Override
        public UserStore emptyStore() {
            return new PlainStore() {
                @Override
                public Set<StoreFeature> features() {
                    return Set.of();
                }
            };
        }
    }

    @Nested
    class ThatRefusesHardValues implements UserStoreContract, SortingContract, CursorContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.RefusesHardValues();
        }
    }

    @Nested
    class ThatCleansLater implements UserStoreContract, SortingContract, CursorContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.CleansLater();
        }
    }

    /** Contracts that depend on time; the rest would only take long. */
    @Nested
    class ThatTakesItsTime
            implements TimestampContract, VersionContract, RaceContract, ReaderContract, FreshResultContract {

        @Override
        public UserStore emptyStore() {
            return new DifferentStores.TakesItsTime(3);
        }
    }

    @Nested
    class WhoseDatabaseDeletesByItself implements ActivityStoreContract {

        @Override
        public ActivityStore emptyActivityStore() {
            return new ActivityFlaws.Sound() {
                @Override
                public long deleteBefore(Instant time) {
                    super.deleteBefore(time);
                    return 0;
                }
            };
        }
    }
}
