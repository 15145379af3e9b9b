package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.createNumbered;
import static io.scimserver.testkit.support.Steps.page;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of pages by position (RFC 7644 §3.4.2.4): filter first, then cut, and count all matches. */
public interface PagingContract extends EmptyStore {

    @Test
    default void anEmptyStoreGivesAnEmptyPage() {
        UserPage page = Steps.everybody(emptyStore());
        assertThat(page.users()).as("nobody is there").isEmpty();
        assertThat(page.totalResults()).as("nobody is there").isZero();
    }

    @Test
    default void usersComeInCreationOrder() {
        UserStore store = emptyStore();
        List<StoredUser> created = createNumbered(store, 12);
        assertThat(Steps.ids(Steps.everybody(store).users()))
                .as("without sortBy the order is that of creation, so that an import meets every user once")
                .isEqualTo(Steps.ids(created));
    }

    @Test
    default void theOrderIsNotThatOfNamesOrIds() {
        UserStore store = emptyStore();
        store.create("m", Users.named("mike").document());
        store.create("z", Users.named("anna").document());
        store.create("a", Users.named("zoe").document());
        assertThat(userNames(Steps.everybody(store)))
                .as("without sortBy the order is that of creation")
                .containsExactly("mike", "anna", "zoe");
    }

    @Test
    default void aChangedUserKeepsItsPlace() {
        UserStore store = emptyStore();
        List<StoredUser> users = createNumbered(store, 6);
        Steps.replace(store, users.get(1), Users.named("zz"));
        assertThat(userNames(Steps.everybody(store)))
                .as("a change during an import must not move users from page to page")
                .containsExactly("u00", "zz", "u02", "u03", "u04", "u05");
    }

    @Test
    default void aPageStartsAtItsStartIndexAndHasItsCount() {
        UserStore store = emptyStore();
        createNumbered(store, 7);
        assertThat(userNames(page(store, 1, 2))).as("startIndex counts from 1").containsExactly("u00", "u01");
        assertThat(userNames(page(store, 3, 3)))
                .as("startIndex 3, count 3 is the third to the fifth")
                .containsExactly("u02", "u03", "u04");
        assertThat(userNames(page(store, 7, 3)))
                .as("the last page is as long as what is left")
                .containsExactly("u06");
    }

    @Test
    default void allPagesTogetherAreAllUsersOnce() {
        UserStore store = emptyStore();
        List<StoredUser> created = createNumbered(store, 23);
        for (int count : new int[] {1, 4, 5, 23, 30}) {
            List<String> walked = new ArrayList<>();
            for (int start = 1; start <= 23; start += count) {
                walked.addAll(Steps.ids(page(store, start, count).users()));
            }
            assertThat(walked)
                    .as("a walk in pages of %d meets everybody once, in order", count)
                    .isEqualTo(Steps.ids(created));
        }
    }

    @Test
    default void aPageIsShortOnlyAtTheEnd() {
        UserStore store = emptyStore();
        Steps.createMany(store, 300);
        for (int count : new int[] {250, 300, 1000}) {
            UserPage page = page(store, 1, count);
            assertThat(page.users())
                    .as("clients step on by the count they asked for: a limit of the store's own would hide users")
                    .hasSize(Math.min(count, 300));
            assertThat(page.totalResults()).as("all are counted").isEqualTo(300);
        }
    }

    @Test
    default void totalResultsCountsAllMatchesOnEveryPage() {
        UserStore store = emptyStore();
        createNumbered(store, 9);
        for (UserPage page : List.of(page(store, 1, 2), page(store, 9, 5), page(store, 10, 5), page(store, 1, 100))) {
            assertThat(page.totalResults())
                    .as("totalResults is the number of all matches, not of the users on the page")
                    .isEqualTo(9);
        }
    }

    @Test
    default void aCountOfZeroGivesTheTotalAlone() {
        UserStore store = emptyStore();
        createNumbered(store, 3);
        UserPage page = page(store, 1, 0);
        assertThat(page.users())
                .as("count=0 asks for the total alone: 0 is not 'no limit'")
                .isEmpty();
        assertThat(page.totalResults()).as("count=0 asks for the total").isEqualTo(3);
    }

    @Test
    default void aCountOfZeroCountsOnlyMatches() {
        UserStore store = emptyStore();
        createNumbered(store, 3);
        UserPage page = Steps.search(this, store, Steps.query(where("userName").eq("U01"), new Paging.Offset(1, 0)));
        assertThat(page.users()).as("count=0 asks for the total alone").isEmpty();
        assertThat(page.totalResults()).as("the total is of the matches").isEqualTo(1);
    }

    @Test
    default void beyondTheEndIsNobodyAndStillTheTotal() {
        UserStore store = emptyStore();
        createNumbered(store, 3);
        for (int start : new int[] {4, 5, 1_000_000, Integer.MAX_VALUE}) {
            UserPage page = page(store, start, 10);
            assertThat(page.users())
                    .as("nobody is at startIndex %d, and that is no error", start)
                    .isEmpty();
            assertThat(page.totalResults())
                    .as("the total does not depend on the page")
                    .isEqualTo(3);
        }
    }

    @Test
    default void veryLargeNumbersDoNotOverflow() {
        UserStore store = emptyStore();
        createNumbered(store, 3);
        assertThat(userNames(page(store, 2, Integer.MAX_VALUE)))
                .as("startIndex + count is more than an int holds")
                .containsExactly("u01", "u02");
        assertThat(page(store, Integer.MAX_VALUE, Integer.MAX_VALUE).users())
                .as("startIndex + count is more than an int holds")
                .isEmpty();
    }

    @Test
    default void theFilterComesBeforeThePage() {
        UserStore store = emptyStore();
        for (int i = 0; i < 12; i++) {
            create(store, Users.named("u%02d".formatted(i)).with("userType", i % 3 == 0 ? "Intern" : "Employee"));
        }
        UserPage page = Steps.search(this, store, Steps.query(where("userType").eq("intern"), new Paging.Offset(2, 2)));
        assertThat(userNames(page))
                .as("startIndex and count cut the matches, not the users that are looked at")
                .containsExactly("u03", "u06");
        assertThat(page.totalResults())
                .as("totalResults counts the matches on all pages")
                .isEqualTo(4);
    }

    @Test
    default void aWalkAfterDeletionsHasNoHoles() {
        UserStore store = emptyStore();
        List<StoredUser> users = createNumbered(store, 10);
        for (int i : new int[] {0, 4, 5, 9}) {
            Steps.delete(store, users.get(i));
        }
        assertThat(userNames(page(store, 3, 3)))
                .as("positions count users that exist")
                .containsExactly("u03", "u06", "u07");
        assertThat(page(store, 3, 3).totalResults())
                .as("the total counts users that exist")
                .isEqualTo(6);
    }

    @Test
    default void pagesByPositionHaveNoCursor() {
        UserStore store = emptyStore();
        createNumbered(store, 3);
        assertThat(page(store, 1, 2).nextPosition())
                .as("a cursor belongs to cursor walks only (RFC 9865 §2)")
                .isEmpty();
    }
}
