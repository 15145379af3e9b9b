package io.scimserver.testkit.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that a store does what it declares, and refuses or obeys what it does not declare. */
public interface FeatureContract extends EmptyStore {

    @Test
    default void sortingIsProvenOrRefused() {
        UserStore store = emptyStore();
        Sort sort = new Sort(Path.root().attribute("userName"), SortOrder.ASCENDING);
        UserQuery query =
                new UserQuery(Optional.empty(), Optional.of(sort), new Paging.Offset(1, 1), KitSchema.types());
        provenOrRefused(store, StoreFeature.SORTING, SortingContract.class, query);
    }

    @Test
    default void cursorsAreProvenOrRefused() {
        UserQuery query = Steps.query(new Paging.Cursor(Optional.empty(), 1));
        provenOrRefused(emptyStore(), StoreFeature.CURSORS, CursorContract.class, query);
    }

    @Test
    default void featuresDoNotChange() {
        UserStore store = emptyStore();
        assertThat(store.features())
                .as("features are advertised once, in /ServiceProviderConfig")
                .isEqualTo(store.features());
    }

    private void provenOrRefused(UserStore store, StoreFeature feature, Class<?> contract, UserQuery query) {
        boolean declared = store.features().contains(feature);
        assertThat(contract.isInstance(this))
                .as(
                        "a test class implements %s if, and only if, the store declares %s",
                        contract.getSimpleName(), feature)
                .isEqualTo(declared);
        if (!declared) {
            isRefusedOrObeyed(store, feature, query);
        }
    }

    /** Searches among two users, of whom the first by name was created last: one page holds one user. */
    private static void isRefusedOrObeyed(UserStore store, StoreFeature feature, UserQuery query) {
        Steps.createAll(store, Users.named("b"), Users.named("a"));
        try {
            UserPage page = store.search(query);
            assertThat(Steps.userNames(page))
                    .as("a store without %s refuses such a query, unless it obeys it: no wrong pages", feature)
                    .containsExactly(feature == StoreFeature.SORTING ? "a" : "b");
            assertThat(page.nextPosition().isPresent())
                    .as("a store without %s refuses such a query, unless it obeys it: walks go on", feature)
                    .isEqualTo(query.paging() instanceof Paging.Cursor);
        } catch (UnsupportedQuery refused) {
            assertThat(refused).as("a reason is given").hasMessageMatching("(?s).+");
        }
    }
}
