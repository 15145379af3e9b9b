package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static com.unboundid.scim2.common.messages.SortOrder.DESCENDING;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests that a cursor is a place among the users: neither a number nor something that the store keeps for one client.
 */
public interface CursorPositionContract extends EmptyStore {

    @Test
    default void aPositionMayBeAskedForAgain() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 10);
        Walk walk = Walk.of(this, store);
        Optional<String> second = walk.page(Optional.empty(), 3).nextPosition();
        assertThat(userNames(walk.page(second, 3))).containsExactly("u03", "u04", "u05");
        walk.page(Optional.empty(), 5);
        assertThat(userNames(walk.page(second, 3)))
                .as("a client whose answer was lost asks again, whatever others walk through meanwhile")
                .containsExactly("u03", "u04", "u05");
        assertThat(userNames(walk.page(second, 5)))
                .as("the count may change from page to page")
                .containsExactly("u03", "u04", "u05", "u06", "u07");
        assertThat(userNames(walk.page(second, 5_000)))
                .as("the count may be larger than all that is left")
                .containsExactly("u03", "u04", "u05", "u06", "u07", "u08", "u09");
    }

    @Test
    default void theTotalIsTheSameOnEveryPageOfAWalk() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 8);
        Walk walk = Walk.of(this, store);
        UserPage page = walk.page(Optional.empty(), 3);
        List<Integer> totals = new ArrayList<>(List.of(page.totalResults()));
        while (page.nextPosition().isPresent()) {
            page = walk.page(page.nextPosition(), 3);
            totals.add(page.totalResults());
        }
        assertThat(totals)
                .as("totalResults counts all matches, not those that are left")
                .containsOnly(8);
    }

    @Test
    default void aSortedWalkGoesOnAmongThoseWithoutTheAttributeWhereSortingIsDeclared() {
        UserStore store = emptyStore();
        for (int i = 0; i < 9; i++) {
            UserFixture user = Users.named("u%02d".formatted(i));
            Steps.create(store, i % 3 == 0 ? user.with("title", "t" + i) : user);
        }
        if (store.features().contains(StoreFeature.SORTING)) {
            for (SortOrder order : List.of(ASCENDING, DESCENDING)) {
                Walk walk =
                        Walk.of(this, store).sortedBy(new Sort(where("title").path(), order));
                assertThat(walk.inPagesOf(2, page -> {}))
                        .as("a page may end between two users without the attribute, %s", order)
                        .isEqualTo(walk.onOnePage());
            }
        }
    }

    @Test
    default void aDeletionDuringASortedWalkSkipsNobodyWhereSortingIsDeclared() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 12);
        if (store.features().contains(StoreFeature.SORTING)) {
            Walk walk = Walk.of(this, store).sortedBy(new Sort(where("userName").path(), DESCENDING));
            List<String> expected = walk.onOnePage();
            List<String> walked = walk.inPagesOf(3, page -> {
                if (page == 1) {
                    Steps.delete(store, users.get(11));
                    Steps.delete(store, users.get(9));
                }
            });
            assertThat(walked)
                    .as("a sorted walk, too, goes on behind a user and not at a number, though the user is gone")
                    .isEqualTo(expected);
        }
    }
}
