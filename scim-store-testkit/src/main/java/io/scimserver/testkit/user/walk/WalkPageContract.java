package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static com.unboundid.scim2.common.messages.SortOrder.DESCENDING;
import static io.scimserver.testkit.support.Filters.kit;
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
import io.scimserver.testkit.support.Filters.Operand;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that pages of a walk are full, and that a position holds the whole key of the last user as it was then. */
public interface WalkPageContract extends EmptyStore {

    /** Numbers that differ in their last digits only, and others. */
    List<String> NUMBERS =
            List.of("0.1", "0.1000000000000000001", "9007199254740993", "9007199254740992", "-5", "1e20");

    /** Times that differ in their last digits only, or not at all, and others. */
    List<String> TIMES = List.of(
            "2020-01-01T00:00:00.0000001Z",
            "2020-01-01T00:00:00Z",
            "2019-12-31T19:00:00-05:00",
            "0001-01-01T00:00:00Z",
            "12020-01-01T00:00:00Z",
            "2020-01-01T00:00:00.0000002Z");

    @Test
    default void thePagesOfAFilteredWalkAreFull() {
        UserStore store = emptyStore();
        for (int i = 0; i < 40; i++) {
            Steps.create(store, Users.named("u%02d".formatted(i)).with("userType", i % 8 == 7 ? "Intern" : "Employee"));
        }
        Walk walk = Walk.of(this, store).matching(where("userType").eq("intern"));
        UserPage first = walk.page(Optional.empty(), 2);
        assertThat(userNames(first)).as("the filter comes before the limit").containsExactly("u07", "u15");
        UserPage second = walk.page(first.nextPosition(), 2);
        assertThat(userNames(second)).as("on every page").containsExactly("u23", "u31");
        UserPage last = walk.page(second.nextPosition(), 2);
        assertThat(userNames(last)).as("the rest").containsExactly("u39");
        assertThat(last.nextPosition()).as("nobody else matches").isEmpty();
        assertThat(last.totalResults()).as("all matches are counted").isEqualTo(5);
    }

    @Test
    default void aWalkEndsWithItsLastFullPage() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 6);
        Walk walk = Walk.of(this, store);
        UserPage first = walk.page(Optional.empty(), 3);
        assertThat(walk.page(first.nextPosition(), 3).nextPosition())
                .as("a page that holds the last users is the last, though it is full")
                .isEmpty();
    }

    @Test
    default void aCountOfZeroAtAPositionGivesTheTotalAlone() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 5);
        Walk walk = Walk.of(this, store);
        UserPage page = walk.page(walk.page(Optional.empty(), 2).nextPosition(), 0);
        assertThat(page.users()).as("count=0 asks for the total alone").isEmpty();
        assertThat(page.totalResults()).as("of all matches").isEqualTo(5);
        assertThat(page.nextPosition()).as("a page without users leads nowhere").isEmpty();
    }

    @Test
    default void aWalkGoesOnThoughTheLastUserOfThePageHasMovedWhereSortingIsDeclared() {
        UserStore store = emptyStore();
        List<StoredUser> users = IntStream.range(0, 9)
                .mapToObj(i -> Steps.create(store, Users.named("u" + i).with("title", "t" + i)))
                .toList();
        if (store.features().contains(StoreFeature.SORTING)) {
            Walk walk = Walk.of(this, store).sortedBy(new Sort(where("title").path(), ASCENDING));
            List<String> walked = walk.inPagesOf(3, page -> {
                if (page <= 2) {
                    String title = page == 1 ? "z" : "a";
                    Steps.replace(
                            store,
                            users.get(page * 3 - 1),
                            Users.named("moved" + page).with("title", title));
                }
            });
            assertThat(walked)
                    .as("a position is the place where the last user was: others are neither skipped nor repeated")
                    .containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "moved1");
        }
    }

    @Test
    default void aPositionHoldsAnyKeyWhereSortingIsDeclared() {
        UserStore store = emptyStore();
        String text = "x".repeat(1_500);
        List<String> keys = List.of(
                "a b",
                "a:b",
                "a|b",
                "a,b",
                "a;b",
                "a/b",
                "a=b",
                "a%20b",
                "a+b",
                "a\nb",
                "a\tb",
                "a\"b",
                "a'b",
                "a\\b",
                "a.b",
                "a~b",
                "\u00e9",
                "\u7814",
                "",
                " ",
                "7",
                "null",
                text + "1",
                text + "2",
                text + "3",
                "a#b",
                "a\u2028b");
        for (int i = 0; i < keys.size(); i++) {
            boolean unused =
                    Steps.isKept(store, Users.named("u%02d".formatted(i)).with("title", keys.get(i)));
        }
        assertWalksAreWhole(store, where("title"));
    }

    @TestFactory
    default Stream<DynamicTest> aPositionHoldsKeysOfEveryTypeWhereSortingIsDeclared() {
        return Stream.of(kit("score"), kit("hired"), kit("remote"), where("id"), where("meta", "created"))
                .map(by -> DynamicTest.dynamicTest(by.path().toString(), () -> {
                    UserStore store = emptyStore();
                    for (int i = 0; i < NUMBERS.size(); i++) {
                        boolean unused = Steps.isKept(
                                store,
                                Users.named("u" + i)
                                        .withKitJson("score", NUMBERS.get(i))
                                        .withKit("hired", TIMES.get(i))
                                        .withKit("remote", i % 2 == 0));
                    }
                    assertWalksAreWhole(store, by);
                }));
    }

    /** Walks in pages of one and of two users, which end at every user. */
    private void assertWalksAreWhole(UserStore store, Operand by) {
        if (store.features().contains(StoreFeature.SORTING)) {
            for (SortOrder order : List.of(ASCENDING, DESCENDING)) {
                Walk walk = Walk.of(this, store).sortedBy(new Sort(by.path(), order));
                List<String> expected = new ArrayList<>(walk.onOnePage());
                for (int count : new int[] {1, 2}) {
                    assertThat(walk.inPagesOf(count, page -> {}))
                            .as("a page may end at any value of %s, %s, %d on a page", by.path(), order, count)
                            .isEqualTo(expected);
                }
            }
        }
    }
}
