package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.support.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.testkit.user.UserStoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Contract of stores that declare {@code CURSORS} (RFC 9865); implement it beside {@link UserStoreContract}. A user
 * that exists throughout a walk appears exactly once, whatever others do meanwhile.
 */
public interface CursorContract extends CursorPositionContract, WalkPageContract {

    @Test
    default void aWalkMeetsEverybodyOnceAndEnds() {
        UserStore store = emptyStore();
        List<StoredUser> created = Steps.createNumbered(store, 23);
        for (int count : new int[] {1, 5, 23, 50}) {
            assertThat(Walk.of(this, store).inPagesOf(count, page -> {}))
                    .as("a walk in pages of %d meets everybody once, in creation order", count)
                    .isEqualTo(Steps.userNames(created));
        }
    }

    @Test
    default void aWalkOverNobodyEndsAtOnce() {
        UserPage page = emptyStore().search(Steps.query(new Paging.Cursor(Optional.empty(), 5)));
        assertThat(page.users()).as("nobody is there").isEmpty();
        assertThat(page.totalResults()).as("nobody is there").isZero();
        assertThat(page.nextPosition()).as("there is no next page").isEmpty();
    }

    @Test
    default void theLastPageHasNoCursor() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 3);
        UserPage page = store.search(Steps.query(new Paging.Cursor(Optional.empty(), 5)));
        assertThat(page.nextPosition())
                .as("RFC 9865 §2.1: no nextCursor on the last page, or clients walk for ever")
                .isEmpty();
    }

    @Test
    default void aDeletionDuringAWalkSkipsNobody() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 12);
        List<String> walked = Walk.of(this, store).inPagesOf(3, page -> {
            if (page == 1) {
                Steps.delete(store, users.get(0));
                Steps.delete(store, users.get(2));
            }
        });
        assertThat(walked)
                .as("positions shift when users in front are deleted; a cursor must not skip anybody, nor hang on a"
                        + " user that is gone")
                .isEqualTo(Steps.userNames(users));
    }

    @Test
    default void aCreationDuringAWalkRepeatsNobody() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 9);
        List<String> walked = Walk.of(this, store).inPagesOf(3, page -> Steps.create(store, Users.named("new" + page)));
        assertThat(walked)
                .as("who was there from the start appears once; who came during the walk, at most once")
                .doesNotHaveDuplicates()
                .containsAll(Steps.userNames(users));
    }

    @Test
    default void aChangeDuringAWalkNeitherSkipsNorRepeats() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 9);
        List<String> walked = Walk.of(this, store).inPagesOf(3, page -> {
            if (page == 1) {
                for (int i : new int[] {0, 2, 3, 8}) {
                    Steps.replace(
                            store,
                            users.get(i),
                            Users.named("u%02d".formatted(i)).with("title", "new"));
                }
            }
        });
        assertThat(walked).as("a changed user keeps its place in the walk").isEqualTo(Steps.userNames(users));
    }

    @Test
    default void aFilteredWalkMeetsEveryMatchOnce() {
        UserStore store = emptyStore();
        for (int i = 0; i < 20; i++) {
            Steps.create(store, Users.named("u%02d".formatted(i)).with("active", i % 2 == 0));
        }
        Filter active = where("active").eq(true);
        assertThat(Walk.of(this, store).matching(active).inPagesOf(3, page -> {}))
                .as("the filter comes before the page")
                .containsExactly("u00", "u02", "u04", "u06", "u08", "u10", "u12", "u14", "u16", "u18");
        assertThat(Steps.search(this, store, Steps.query(active, new Paging.Cursor(Optional.empty(), 3)))
                        .totalResults())
                .as("totalResults counts all matches, not the page")
                .isEqualTo(10);
    }

    @Test
    default void aCountOfZeroGivesTheTotalOfAWalkAlone() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 4);
        UserPage page = store.search(Steps.query(new Paging.Cursor(Optional.empty(), 0)));
        assertThat(page.users()).as("count=0 asks for the total alone").isEmpty();
        assertThat(page.totalResults()).as("count=0 asks for the total").isEqualTo(4);
    }

    @Test
    default void aSortedWalkMeetsEverybodyOnceWhereSortingIsDeclared() {
        UserStore store = emptyStore();
        for (int i = 0; i < 15; i++) {
            Steps.create(store, Users.named("u%02d".formatted(i * 4 % 15)).with("title", "t" + i % 3));
        }
        Steps.create(store, Users.named("without"));
        if (store.features().contains(StoreFeature.SORTING)) {
            Sort sort = new Sort(where("title").path(), SortOrder.DESCENDING);
            List<String> walked = Walk.of(this, store).sortedBy(sort).inPagesOf(4, page -> {});
            UserQuery onePage =
                    new UserQuery(Optional.empty(), Optional.of(sort), new Paging.Offset(1, 100), KitSchema.types());
            assertThat(walked)
                    .as("a sorted walk gives the users of one big sorted page, ties and missing values included")
                    .isEqualTo(Steps.userNames(store.search(onePage)));
        }
    }
}
