package io.scimserver.testkit;

import static io.scimserver.testkit.ActivityFixture.ACME;
import static io.scimserver.testkit.ActivityFixture.NOBODY;
import static io.scimserver.testkit.ActivityFixture.OTHER;
import static io.scimserver.testkit.ActivityFixture.at;
import static io.scimserver.testkit.ActivityFixture.bulk;
import static io.scimserver.testkit.ActivityFixture.read;
import static io.scimserver.testkit.ActivityFixture.readOf;
import static io.scimserver.testkit.ActivityFixture.refusedPatch;
import static io.scimserver.testkit.ActivityFixture.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.provisioning.ActivityDay;
import io.scimserver.provisioning.ActivityEffect;
import io.scimserver.provisioning.ActivityEntry;
import io.scimserver.provisioning.ActivityEntry.Subject;
import io.scimserver.provisioning.ActivityFilter;
import io.scimserver.provisioning.ActivityOperation;
import io.scimserver.provisioning.ActivityPage;
import io.scimserver.provisioning.ActivityQuery;
import io.scimserver.provisioning.ActivityResult;
import io.scimserver.provisioning.ActivityStore;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link ActivityStore}: what was appended is found again, in order, by whom it belongs to. */
public interface ActivityStoreContract {

    /** A store without entries that nobody else uses, asked for once per test. */
    ActivityStore emptyActivityStore();

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
        assertThat(second.entries()).hasSize(1).doesNotContainAnyElementsOf(first.entries());
    }

    @Test
    default void noTenantSeesTheEntriesOfAnother() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(readOf(ACME, 1, "ada"), readOf(OTHER, 1, "ada"), readOf(NOBODY, 1, "ada")));
        for (Optional<Tenant> tenant : List.of(ACME, OTHER, NOBODY)) {
            for (ActivityFilter filter : List.of(
                    ActivityFilter.ANY,
                    ActivityFilter.ANY.withUser("ada"),
                    ActivityFilter.ANY.withText("users"),
                    ActivityFilter.ANY.withResults(Set.of(ActivityResult.SUCCEEDED)))) {
                assertThat(store.search(ActivityQuery.newest(tenant, filter, 10))
                                .entries())
                        .as("entries of %s", tenant)
                        .containsExactly(readOf(tenant, 1, "ada"));
            }
            assertThat(store.countsByDay(tenant, day(1), day(31)))
                    .as("counts of %s", tenant)
                    .hasSize(1);
        }
        assertThat(store.find(OTHER, readOf(ACME, 1, "ada").id())).isEmpty();
        assertThat(store.find(NOBODY, readOf(ACME, 1, "ada").id())).isEmpty();
    }

    @Test
    default void entriesAreFoundByUser() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "Ada"), read(2, "adam"), bulk(90, "bob", "ada"), read(3, "cy")));
        assertThat(minutes(store, ActivityFilter.ANY.withUser("ADA")))
                .as("by name, folded")
                .containsExactly(at(90), at(1));
        assertThat(minutes(store, ActivityFilter.ANY.withUser("id-of-cy")))
                .as("by id")
                .containsExactly(at(3));
        assertThat(minutes(store, ActivityFilter.ANY.withUser("nobody"))).isEmpty();
    }

    @Test
    default void entriesAreFoundByResultOperationAndTime() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), refusedPatch(2, "ada", "no"), bulk(200, "bob"), read(4_000, "cy")));
        ActivityFilter any = ActivityFilter.ANY;
        assertThat(minutes(store, any.withResults(Set.of(ActivityResult.REFUSED))))
                .containsExactly(at(2));
        assertThat(minutes(store, any.withResults(Set.of(ActivityResult.REFUSED, ActivityResult.SUCCEEDED))))
                .as("one of several")
                .hasSize(4);
        assertThat(minutes(store, any.withOperations(Set.of(ActivityOperation.BULK, ActivityOperation.PATCH))))
                .containsExactly(at(200), at(2));
        assertThat(minutes(
                        store,
                        any.withResults(Set.of(ActivityResult.SUCCEEDED))
                                .withOperations(Set.of(ActivityOperation.READ))))
                .as("both")
                .containsExactly(at(4_000), at(1));
        assertThat(minutes(store, any.withFrom(at(2)).withTo(at(4_000))))
                .as("the end does not belong to it")
                .containsExactly(at(200), at(2));
        assertThat(minutes(store, any.withUser("ada").withResults(Set.of(ActivityResult.SUCCEEDED))))
                .containsExactly(at(1));
    }

    @Test
    default void entriesAreFoundByTheBeginningsOfWords() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada@example.com"), refusedPatch(90, "bob", "The Title is t\u00f6o long")));
        ActivityFilter any = ActivityFilter.ANY;
        assertThat(minutes(store, any.withText("EXAM"))).as("of the name").containsExactly(at(1));
        assertThat(minutes(store, any.withText("T\u00d6O"))).as("of the detail").containsExactly(at(90));
        assertThat(minutes(store, any.withText("users count")))
                .as("of the path")
                .containsExactly(at(90), at(1));
        assertThat(minutes(store, any.withText("long, tit"))).as("every word").containsExactly(at(90));
        assertThat(minutes(store, any.withText("long ada")))
                .as("every word in one entry")
                .isEmpty();
        assertThat(minutes(store, any.withText("xample")))
                .as("not the middle of a word")
                .isEmpty();
        assertThat(minutes(store, any.withText("users").withUser("bob"))).containsExactly(at(90));
        assertThat(minutes(store, any.withText(" .* ")))
                .as("no word is no condition")
                .hasSize(2);
    }

    @Test
    default void daysAreCountedInUtc() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "a"), refusedPatch(2, "a", "no"), bulk(30, "b", "c")));
        store.append(List.of(bulk(31, "d"), readOf(OTHER, 31, "e")));
        assertThat(store.countsByDay(ACME, day(29), day(31)))
                .containsExactly(
                        new ActivityDay(
                                day(30),
                                Map.of(ActivityResult.SUCCEEDED, 1L, ActivityResult.REFUSED, 1L),
                                Map.of(ActivityEffect.REFUSED, 1L)),
                        new ActivityDay(
                                day(31),
                                Map.of(ActivityResult.SUCCEEDED, 2L),
                                Map.of(ActivityEffect.CREATED, 3L, ActivityEffect.DEACTIVATED, 4L)));
        assertThat(store.countsByDay(ACME, day(31), day(31))).hasSize(1);
        assertThat(store.countsByDay(ACME, day(1), day(29))).isEmpty();
    }

    @Test
    default void whatIsOlderIsDeletedForEverybody() {
        ActivityStore store = emptyActivityStore();
        store.append(
                List.of(read(1, "a"), readOf(OTHER, 1, "b"), readOf(NOBODY, 1, "c"), read(30, "d"), read(31, "e")));
        assertThat(store.deleteBefore(at(31))).as("how many were deleted").isEqualTo(4);
        assertThat(minutes(store, ActivityFilter.ANY))
                .as("the time itself is not before it")
                .containsExactly(at(31));
        assertThat(store.find(ACME, read(1, "a").id())).isEmpty();
        assertThat(store.countsByDay(ACME, day(1), day(31)))
                .as("counts of days that ended before are deleted, too")
                .extracting(ActivityDay::day)
                .containsExactly(day(31));
        assertThat(store.deleteBefore(at(31))).isZero();
    }

    @Test
    default void onePersonIsForgottenAndNobodyElse() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "adam"), bulk(90, "ada", "bob"), readOf(OTHER, 3, "ada")));
        store.append(List.of(read(4, "ADA")));
        assertThat(store.erase(ACME.orElseThrow(), new Subject(Optional.of("id-of-ada"), Optional.of("Ada"))))
                .as("how many were deleted or changed")
                .isEqualTo(3);
        assertThat(minutes(store, ActivityFilter.ANY)).containsExactly(at(90), at(2));
        ActivityEntry kept = store.find(ACME, bulk(90).id()).orElseThrow();
        assertThat(kept.subjects()).as("the others stay").containsExactly(subject("bob"));
        assertThat(kept.bodies().request()).as("a body may name everybody").isEmpty();
        assertThat(minutes(store, ActivityFilter.ANY.withUser("ada"))).isEmpty();
        assertThat(minutes(store, ActivityFilter.ANY.withText("ada"))).containsExactly(at(2));
        assertThat(minutes(store, ActivityFilter.ANY.withUser("bob"))).containsExactly(at(90));
        assertThat(store.find(OTHER, readOf(OTHER, 3, "ada").id()))
                .as("a namesake of another tenant")
                .isPresent();
    }

    @Test
    default void aTenantsLogIsDeletedAndNobodyElses() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry other = readOf(OTHER, 3, "ada");
        ActivityEntry nobodys = readOf(NOBODY, 4, "ada");
        store.append(List.of(read(1, "ada"), read(2, "bob"), other, nobodys));
        assertThat(store.deleteTenant(ACME.orElseThrow()))
                .as("how many there were")
                .isEqualTo(2);
        assertThat(search(store, ActivityFilter.ANY)).isEmpty();
        assertThat(store.find(ACME, read(1, "ada").id())).isEmpty();
        assertThat(store.countsByDay(ACME, day(1), day(31))).as("counts, too").isEmpty();
        assertThat(store.find(OTHER, other.id())).as("another tenant's").isPresent();
        assertThat(store.find(NOBODY, nobodys.id())).as("that of no tenant").isPresent();
        assertThat(store.deleteTenant(ACME.orElseThrow())).as("can be repeated").isZero();
    }

    private static LocalDate day(int ofJanuary) {
        return LocalDate.of(2026, 1, ofJanuary);
    }

    private static List<Instant> minutes(ActivityStore store, ActivityFilter filter) {
        return search(store, filter).stream().map(ActivityEntry::at).toList();
    }

    private static List<ActivityEntry> search(ActivityStore store, ActivityFilter filter) {
        return store.search(ActivityQuery.newest(ACME, filter, 100)).entries();
    }
}
