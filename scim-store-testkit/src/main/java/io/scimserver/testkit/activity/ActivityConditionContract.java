package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.at;
import static io.scimserver.testkit.activity.ActivityFixture.bulk;
import static io.scimserver.testkit.activity.ActivityFixture.read;
import static io.scimserver.testkit.activity.ActivityFixture.refusedPatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that every condition of a filter holds on every page, beside every other condition. */
public interface ActivityConditionContract extends EmptyActivityStore {

    /** Conditions that hold for a part of the entries of these tests. */
    List<UnaryOperator<ActivityFilter>> CONDITIONS = List.of(
            filter -> filter.withUser("ADA"),
            filter -> filter.withResults(Set.of(ActivityResult.SUCCEEDED)),
            filter -> filter.withOperations(Set.of(ActivityOperation.READ, ActivityOperation.BULK)),
            filter -> filter.withFrom(at(4)),
            filter -> filter.withTo(at(31)),
            filter -> filter.withText("users bo"));

    @Test
    default void everyTwoConditionsOfAFilterHoldOnEveryPage() {
        ActivityStore store = emptyActivityStore();
        List<ActivityEntry> entries = entries();
        store.append(entries);
        Collections.reverse(entries);
        for (UnaryOperator<ActivityFilter> one : CONDITIONS) {
            for (UnaryOperator<ActivityFilter> other : CONDITIONS) {
                ActivityFilter filter = other.apply(one.apply(ActivityFilter.ANY));
                assertThat(walk(store, filter))
                        .as("both conditions hold on every page: %s", filter)
                        .isEqualTo(entries.stream().filter(filter.predicate()).toList());
            }
        }
    }

    @Test
    default void timesCompareToTheMillisecond() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry entry = read(1, "ada");
        store.append(List.of(entry));
        ActivityFilter any = ActivityFilter.ANY;
        assertThat(walk(store, any.withFrom(at(1)))).as("not before this time").containsExactly(entry);
        assertThat(walk(store, any.withFrom(at(1).plusMillis(1))))
                .as("a millisecond too late")
                .isEmpty();
        assertThat(walk(store, any.withTo(at(1)))).as("before this time").isEmpty();
        assertThat(walk(store, any.withTo(at(1).plusMillis(1)))).containsExactly(entry);
        assertThat(store.deleteBefore(at(1))).as("nothing is older").isZero();
        assertThat(walk(store, any)).containsExactly(entry);
        store.deleteBefore(at(1).plusMillis(1));
        assertThat(walk(store, any)).as("older by a millisecond").isEmpty();
    }

    @Test
    default void everyWordCountsToItsLastLetter() {
        ActivityStore store = emptyActivityStore();
        String word = "donaudampfschifffahrtsgesellschaft";
        ActivityEntry entry = refusedPatch(1, "a", "The 4 of 2026 or " + word + "x a b c d e z9");
        store.append(List.of(entry, read(2, "other")));
        for (String found : List.of(word, word + "x", "2026", "4", "the", "or the 4", "a b c d e z9 the of", "z")) {
            assertThat(walk(store, ActivityFilter.ANY.withText(found)))
                    .as("words: %s", found)
                    .containsExactly(entry);
        }
        for (String missing : List.of(word + "y", "2027", "5", "thee", "the of 2026 or a b c d e q", "026")) {
            assertThat(walk(store, ActivityFilter.ANY.withText(missing)))
                    .as("words: %s", missing)
                    .isEmpty();
        }
    }

    /** Returns entries in the order of their times. */
    private static List<ActivityEntry> entries() {
        List<ActivityEntry> entries = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> {
            String name = List.of("Ada", "bob", "bo").get(i % 3);
            entries.add(read(3 * i, name));
            entries.add(i % 2 == 0 ? bulk(3 * i + 1, "cy", name) : refusedPatch(3 * i + 1, name, "no ada"));
        });
        return entries;
    }

    private static List<ActivityEntry> walk(ActivityStore store, ActivityFilter filter) {
        ActivityQuery query = ActivityQuery.newest(ACME, filter, 3);
        ActivityPage page = store.search(query);
        List<ActivityEntry> walked = new ArrayList<>(page.entries());
        for (int pages = 1; page.next().isPresent() && pages < 20; pages++) {
            page = store.search(query.after(page.next().get()));
            walked.addAll(page.entries());
        }
        return walked;
    }
}
