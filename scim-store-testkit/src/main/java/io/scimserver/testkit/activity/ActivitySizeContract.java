package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.OTHER;
import static io.scimserver.testkit.activity.ActivityFixture.at;
import static io.scimserver.testkit.activity.ActivityFixture.bulk;
import static io.scimserver.testkit.activity.ActivityFixture.read;
import static io.scimserver.testkit.activity.ActivityFixture.readOf;
import static io.scimserver.testkit.activity.ActivityFixture.subject;
import static io.scimserver.testkit.activity.ActivitySteps.search;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.tenant.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that pages, deletions and bulk requests are as large as they may be, and that each of many users counts. */
public interface ActivitySizeContract extends EmptyActivityStore {

    /** Number of entries in the test of large pages; more than the largest limit. */
    int MANY = ActivityQuery.MAX_LIMIT + 10;

    /** Number of users that one bulk request is about. */
    int USERS = 300;

    @Test
    default void aPageMayHoldAThousandEntriesAndADeletionMore() {
        ActivityStore store = emptyActivityStore();
        for (Optional<Tenant> tenant : List.of(ACME, OTHER)) {
            store.append(IntStream.range(0, MANY)
                    .mapToObj(i -> readOf(tenant, i, "ada"))
                    .toList());
        }
        ActivityQuery query = ActivityQuery.newest(ACME, ActivityFilter.ANY, ActivityQuery.MAX_LIMIT);
        ActivityPage first = store.search(query);
        assertThat(first.entries()).as("a page is cut by its limit").hasSize(ActivityQuery.MAX_LIMIT);
        ActivityPage second = store.search(query.after(first.next().orElseThrow()));
        assertThat(second.entries()).as("the rest").hasSize(MANY - ActivityQuery.MAX_LIMIT);
        assertThat(second.next()).as("nothing is behind it").isEmpty();
        assertThat(store.erase(ACME.orElseThrow(), subject("ada")))
                .as("erasure reaches every entry")
                .isEqualTo(MANY);
        assertThat(search(store, ActivityFilter.ANY)).as("none is left").isEmpty();
        assertThat(store.deleteTenant(OTHER.orElseThrow()))
                .as("every entry of a tenant is deleted")
                .isEqualTo(MANY);
    }

    @Test
    default void everyOldEntryIsDeletedHoweverManyThereAre() {
        ActivityStore store = emptyActivityStore();
        store.append(IntStream.range(0, MANY).mapToObj(i -> read(i, "ada")).toList());
        store.deleteBefore(at(MANY - 1));
        assertThat(search(store, ActivityFilter.ANY)).as("one is left").containsExactly(read(MANY - 1, "ada"));
    }

    @Test
    default void everyDayIsCountedInItsOrder() {
        ActivityStore store = emptyActivityStore();
        int minutesOfTwoDays = 2 * 24 * 60;
        store.append(IntStream.range(0, 40)
                .mapToObj(i -> read((39 - i) * minutesOfTwoDays, "ada"))
                .toList());
        LocalDate first = LocalDate.of(2026, 1, 30);
        assertThat(store.countsByDay(ACME, first, first.plusDays(78)))
                .as("every day with a request, the first and the last included, in order")
                .extracting(ActivityDay::day)
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(i -> first.plusDays(2L * i))
                        .toList());
    }

    @Test
    default void everyUserOfALargeBulkRequestCounts() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry bulk = bulk(5, names());
        store.append(List.of(read(1, "ada"), bulk));
        assertThat(store.find(ACME, bulk.id())).as("every user is kept").contains(bulk);
        for (int user : new int[] {0, 1, 9, 99, USERS - 1}) {
            String name = names()[user];
            ActivityFilter any = ActivityFilter.ANY;
            assertThat(search(store, any.withUser(name)))
                    .as("by name: %s", name)
                    .containsExactly(bulk);
            assertThat(search(store, any.withUser("id-of-" + name)))
                    .as("by id: %s", name)
                    .containsExactly(bulk);
            assertThat(search(store, any.withText(name)))
                    .as("by word: %s", name)
                    .containsExactly(bulk);
        }
        assertThat(store.erase(ACME.orElseThrow(), subject(names()[USERS - 1])))
                .as("erasure finds the last user, too")
                .isEqualTo(1);
        assertThat(store.find(ACME, bulk.id()).orElseThrow().subjects()).hasSize(USERS - 1);
    }

    @Test
    default void idsCompareExactlyAndNamesFolded() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry sigma = read(1, "\u039f\u0394\u039f\u03a3");
        ActivityEntry sharp = read(2, "stra\u00dfe");
        store.append(List.of(sigma, sharp));
        ActivityFilter any = ActivityFilter.ANY;
        assertThat(search(store, any.withUser("\u03bf\u03b4\u03bf\u03c2")))
                .as("names compare as sign-in names do")
                .containsExactly(sigma);
        assertThat(search(store, any.withUser("STRASSE"))).as("another name").isEmpty();
        assertThat(search(store, any.withUser("ID-OF-STRA\u00dfE")))
                .as("ids compare exactly")
                .isEmpty();
        assertThat(store.find(ACME, sigma.id().toUpperCase(Locale.ROOT)))
                .as("ids of entries, too")
                .isEmpty();
        Subject almost = new Subject(Optional.of("ID-OF-STRA\u00dfE"), Optional.of("strasse"));
        assertThat(store.erase(ACME.orElseThrow(), almost)).as("nobody's").isZero();
        assertThat(store.erase(
                        ACME.orElseThrow(), new Subject(Optional.empty(), Optional.of("\u03bf\u03b4\u03bf\u03c3"))))
                .as("by the folded name")
                .isEqualTo(1);
        assertThat(search(store, any)).containsExactly(sharp);
    }

    @Test
    default void anEmptyListIsNoEntry() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of());
        assertThat(search(store, ActivityFilter.ANY)).isEmpty();
    }

    private static String[] names() {
        return IntStream.range(0, USERS).mapToObj("user%04d"::formatted).toArray(String[]::new);
    }
}
