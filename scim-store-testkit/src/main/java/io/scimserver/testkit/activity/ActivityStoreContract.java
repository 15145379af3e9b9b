package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.NOBODY;
import static io.scimserver.testkit.activity.ActivityFixture.at;
import static io.scimserver.testkit.activity.ActivityFixture.bulk;
import static io.scimserver.testkit.activity.ActivityFixture.read;
import static io.scimserver.testkit.activity.ActivityFixture.readOf;
import static io.scimserver.testkit.activity.ActivityFixture.refusedPatch;
import static io.scimserver.testkit.activity.ActivityFixture.subject;
import static io.scimserver.testkit.activity.ActivitySteps.day;
import static io.scimserver.testkit.activity.ActivitySteps.minutes;
import static io.scimserver.testkit.activity.ActivitySteps.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link ActivityStore}: an appended entry is found again, in order, by its tenant. */
public interface ActivityStoreContract
        extends ActivitySearchContract,
                ActivityConditionContract,
                ActivitySizeContract,
                ActivityRetentionContract,
                ActivityFactContract {

    @Test
    default void everythingOfAnEntryIsKept() {
        ActivityStore store = emptyActivityStore();
        List<ActivityEntry> entries = List.of(
                read(1, "ada"),
                refusedPatch(2, "ad\u00e9", "no \"such\" value"),
                bulk(3, "bob", "cy"),
                readOf(NOBODY, 4, "eve"));
        store.append(entries);
        entries.forEach(entry -> assertThat(store.find(entry.tenant(), entry.id()))
                .as("an entry as it was appended")
                .contains(entry));
        assertThat(search(store, ActivityFilter.ANY))
                .as("the newest first")
                .containsExactly(entries.get(2), entries.get(1), entries.get(0));
    }

    @Test
    default void theNewestComeFirstInWhateverOrderTheyWereAppended() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(2, "b"), read(500, "e")));
        store.append(List.of(read(100, "d"), read(1, "a"), read(3, "c")));
        assertThat(search(store, ActivityFilter.ANY))
                .extracting(ActivityEntry::at)
                .containsExactly(at(500), at(100), at(3), at(2), at(1));
    }

    @Test
    default void anEntryIsAppendedAndCountedOnce() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "bob")));
        store.append(List.of(read(2, "bob"), read(3, "cy")));
        assertThat(search(store, ActivityFilter.ANY))
                .as("a repeated batch adds what is missing")
                .hasSize(3);
        assertThat(store.countsByDay(ACME, day(30), day(30)))
                .as("an entry that was there is not counted again")
                .containsExactly(new ActivityDay(day(30), Map.of(ActivityResult.SUCCEEDED, 3L), Map.of()));
    }

    @Test
    default void pagesFollowEachOtherWithoutGapOrRepetition() {
        ActivityStore store = emptyActivityStore();
        List<ActivityEntry> entries =
                IntStream.range(0, 25).mapToObj(i -> read(37 * i, "u" + i)).toList();
        store.append(entries);
        List<ActivityEntry> walked = new ArrayList<>();
        ActivityQuery query = ActivityQuery.newest(ACME, ActivityFilter.ANY, 10);
        ActivityPage page = store.search(query);
        walked.addAll(page.entries());
        store.append(List.of(read(2_000, "late")));
        while (page.next().isPresent()) {
            page = store.search(query.after(page.next().get()));
            assertThat(page.entries()).as("no page is empty").isNotEmpty();
            walked.addAll(page.entries());
            assertThat(walked).as("a walk comes to its end").hasSizeLessThanOrEqualTo(25);
        }
        assertThat(walked)
                .as("an entry that arrives meanwhile shifts no page")
                .hasSize(25)
                .doesNotHaveDuplicates();
        assertThat(walked.get(24)).as("the oldest is last").isEqualTo(entries.get(0));
    }

    @Test
    default void entriesOfOneMillisecondAreAllFound() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry entry = read(7, "ada");
        store.append(List.of(
                entry,
                new ActivityEntry(
                        entry.id() + "b",
                        entry.tenant(),
                        entry.at(),
                        entry.duration(),
                        entry.call(),
                        entry.source(),
                        entry.outcome(),
                        entry.subjects(),
                        entry.bodies())));
        ActivityPage first = store.search(ActivityQuery.newest(ACME, ActivityFilter.ANY, 1));
        ActivityPage second = store.search(ActivityQuery.newest(ACME, ActivityFilter.ANY, 1)
                .after(first.next().orElseThrow()));
        assertThat(first.entries())
                .as("entries of one millisecond come by their ids, the greater first")
                .extracting(ActivityEntry::id)
                .containsExactly(entry.id() + "b");
        assertThat(second.entries()).containsExactly(entry);
    }

    @Test
    default void everyPartOfAnEntryIsKept() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry whole = ActivityFixture.withEverything(1);
        ActivityEntry bare = ActivityFixture.withNothing(2);
        store.append(List.of(whole, bare));
        assertThat(search(store, ActivityFilter.ANY))
                .as("what is there is kept, what is not there does not appear")
                .containsExactly(bare, whole);
    }

    @Test
    default void anEntryThatIsAppendedAgainStaysAsItWas() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry first = read(1, "ada");
        ActivityEntry other = first.withSubjects(List.of(subject("bob")));
        store.append(List.of(first, other));
        store.append(List.of(other));
        assertThat(search(store, ActivityFilter.ANY))
                .as("what was erased from an entry must not come back with a repeated batch")
                .containsExactly(first);
        assertThat(minutes(store, ActivityFilter.ANY.withUser("bob"))).isEmpty();
        assertThat(store.countsByDay(ACME, day(30), day(30)))
                .containsExactly(new ActivityDay(day(30), Map.of(ActivityResult.SUCCEEDED, 1L), Map.of()));
    }

    @Test
    default void aPageHoldsItsLimitAndTheLastOneSaysSo() {
        ActivityStore store = emptyActivityStore();
        store.append(IntStream.range(0, 20).mapToObj(i -> read(i, "u" + i)).toList());
        ActivityQuery query = ActivityQuery.newest(ACME, ActivityFilter.ANY, 10);
        ActivityPage first = store.search(query);
        assertThat(first.entries()).as("as many as asked for").hasSize(10);
        ActivityPage second = store.search(query.after(first.next().orElseThrow()));
        assertThat(second.entries()).as("as many as asked for").hasSize(10);
        assertThat(second.next()).as("nothing is behind the last entry").isEmpty();
    }

    @Test
    default void aFilteredWalkMeetsEveryEntryOnce() {
        ActivityStore store = emptyActivityStore();
        store.append(IntStream.range(0, 30)
                .mapToObj(i -> i % 3 == 0 ? refusedPatch(i, "u" + i, "no") : read(i, "u" + i))
                .toList());
        ActivityQuery query =
                ActivityQuery.newest(ACME, ActivityFilter.ANY.withOperations(Set.of(ActivityOperation.PATCH)), 4);
        List<Instant> walked = new ArrayList<>();
        ActivityPage page = store.search(query);
        page.entries().forEach(entry -> walked.add(entry.at()));
        for (int i = 0; i < 3 && page.next().isPresent(); i++) {
            page = store.search(query.after(page.next().get()));
            page.entries().forEach(entry -> walked.add(entry.at()));
        }
        assertThat(walked)
                .as("the filter holds on every page")
                .containsExactly(at(27), at(24), at(21), at(18), at(15), at(12), at(9), at(6), at(3), at(0));
    }

    @Test
    default void aPlaceThatNoPageGaveIsRefused() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada")));
        ActivityQuery query = ActivityQuery.newest(ACME, ActivityFilter.ANY, 10);
        for (String place : List.of("", "garbage", "-1", "\u0000", "{\"$ne\":null}")) {
            assertThatThrownBy(() -> store.search(query.after(place)))
                    .as("a link that somebody made up is no link to the first page, and no failure: '%s'", place)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
