package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that a page holds all users that it should, each as it is now, with the total of the same moment. */
public interface WholePageContract extends EmptyStore {

    /** Number of users in the test of large pages; more than the usual limit of a query. */
    int MANY = 1_050;

    /** Longest time until readers see all users that another thread adds, in nanoseconds. */
    long NANOS_TO_SEE_ALL = 30_000_000_000L;

    @Test
    default void moreThanAThousandUsersAreOnAPageAndInTheTotal() {
        UserStore store = emptyStore();
        Steps.createMany(store, MANY);
        Filter everybody = where("userName").sw("u");
        List<Walk> walks = new ArrayList<>(
                List.of(Walk.of(this, store), Walk.of(this, store).matching(everybody)));
        if (store.features().contains(StoreFeature.SORTING)) {
            walks.add(Walk.of(this, store).sortedBy(new Sort(where("userName").path(), ASCENDING)));
        }
        for (Walk walk : walks) {
            assertHoldsAll(walk.byPosition(1, 2_000));
            UserPage end = walk.byPosition(1_011, 100);
            assertThat(end.users()).as("the rest behind a thousand").hasSize(40);
            assertThat(end.totalResults()).as("all are counted").isEqualTo(MANY);
            assertThat(walk.byPosition(1, 0).totalResults())
                    .as("all are counted")
                    .isEqualTo(MANY);
            if (store.features().contains(StoreFeature.CURSORS)) {
                assertHoldsAll(walk.page(Optional.empty(), 2_000));
            }
        }
    }

    @Test
    default void aPageMayHoldSeveralMegabytes() {
        UserStore store = emptyStore();
        String text = "0123456789abcdef".repeat(64);
        for (int i = 0; i < 24; i++) {
            ArrayNode extra = JsonNodeFactory.instance.arrayNode();
            IntStream.range(0, 100).forEach(part -> extra.add(text));
            Steps.create(store, Users.named("big%02d".formatted(i)).with("extra", extra));
        }
        UserPage page = Steps.everybody(store);
        assertThat(page.users())
                .as("a page is cut by its count, not by its size")
                .hasSize(24);
        assertThat(page.totalResults()).as("all are counted").isEqualTo(24);
    }

    @Test
    default void everySearchGivesTheUserAsItIsNow() {
        UserStore store = emptyStore();
        StoredUser created = Steps.create(store, Users.ada());
        Steps.create(store, Users.named("zoe"));
        StoredUser changed = Steps.replace(store, created, Users.ada().with("title", "Lady"));
        StoredUser now = Steps.replace(store, changed, Users.ada().with("nickName", "Augusta"));
        assertThat(Stream.of(
                                where("userName").eq("ada"),
                                where("id").eq(now.id()),
                                where("externalId").eq("Ada-1"),
                                where("emails", "value").co("ada@"),
                                where("emails").has(where("type").eq("home")),
                                where("meta", "version").eq(now.version()))
                        .map(filter -> Steps.search(this, store, filter).users()))
                .as("every search finds the user")
                .allSatisfy(users -> Checks.assertSame("as it is now, with its version", users.get(0), now));
        Checks.assertSame("on a list, too", Steps.everybody(store).users().get(0), now);
        if (store.features().contains(StoreFeature.SORTING)) {
            Walk sorted =
                    Walk.of(this, store).sortedBy(new Sort(where("userName").path(), ASCENDING));
            Checks.assertSame("sorted, too", sorted.byPosition(1, 1).users().get(0), now);
        }
        if (store.features().contains(StoreFeature.CURSORS)) {
            Checks.assertSame(
                    "in a walk, too",
                    Walk.of(this, store).page(Optional.empty(), 1).users().get(0),
                    now);
        }
    }

    @Test
    default void aPageThatHoldsAllHasTheirTotalWhileUsersAreAdded() {
        UserStore store = emptyStore();
        List<Callable<Integer>> attempts = new ArrayList<>();
        attempts.add(() -> Steps.createNumbered(store, 40).size());
        for (int i = 0; i < 3; i++) {
            attempts.add(() -> pagesUntil(store, 40));
        }
        assertThat(RaceGate.race(attempts))
                .as("page and total are of one moment: otherwise a client asks for users who are not there")
                .containsOnly(40);
    }

    /** Lists everybody until so many are there; returns their number, or another one if a page and its total differ. */
    private static int pagesUntil(UserStore store, int howMany) {
        for (long end = System.nanoTime() + NANOS_TO_SEE_ALL; System.nanoTime() < end; ) {
            UserPage page = store.search(Steps.query(new Paging.Offset(1, 1_000)));
            if (page.totalResults() != page.users().size()) {
                return -page.totalResults();
            }
            if (page.totalResults() == howMany) {
                return howMany;
            }
        }
        return 0;
    }

    private static void assertHoldsAll(UserPage page) {
        assertThat(page.users())
                .as("clients step on by the count they asked for: a limit of the store's own would hide users")
                .hasSize(MANY);
        assertThat(userNames(page)).as("each once").doesNotHaveDuplicates();
        assertThat(page.totalResults()).as("all are counted").isEqualTo(MANY);
        assertThat(page.nextPosition()).as("nobody is left").isEmpty();
    }
}
