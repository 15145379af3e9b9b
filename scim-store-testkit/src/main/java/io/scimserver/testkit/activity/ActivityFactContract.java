package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.NOBODY;
import static io.scimserver.testkit.activity.ActivityFixture.OTHER;
import static io.scimserver.testkit.activity.ActivityFixture.at;
import static io.scimserver.testkit.activity.ActivityFixture.read;
import static io.scimserver.testkit.activity.ActivityFixture.readOf;
import static io.scimserver.testkit.activity.ActivityFixture.subject;
import static io.scimserver.testkit.activity.ActivitySteps.day;
import static io.scimserver.testkit.activity.ActivitySteps.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import io.scimserver.testkit.support.Steps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that every fact of an entry is kept, counted and searched as it is, and nothing else. */
public interface ActivityFactContract extends EmptyActivityStore {

    @TestFactory
    default Stream<DynamicTest> textsOfAnEntryStayWhatTheyWere() {
        return Stream.of(
                        "",
                        " x ",
                        "e\u0301 \u00e9 \u212a",
                        "\ud83d\ude00\u2028\ufeff",
                        "a\r\nb\nc",
                        "a%20b+c%C3%A9",
                        "\u7814".repeat(40),
                        "<b>&amp;'\"\\%_$")
                .map(text -> DynamicTest.dynamicTest(Steps.shown(text), () -> {
                    ActivityStore store = emptyActivityStore();
                    ActivityEntry entry = ActivityFixture.ofTexts(1, text);
                    store.append(List.of(entry));
                    assertThat(store.find(ACME, entry.id())).as("found").contains(entry);
                    assertThat(search(store, ActivityFilter.ANY)).as("listed").containsExactly(entry);
                }));
    }

    @Test
    default void theLargestFactsAreKept() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry entry = ActivityFixture.large(1);
        store.append(List.of(entry));
        assertThat(store.find(ACME, entry.id()))
                .as("every text is kept to the length that its type allows")
                .contains(entry);
    }

    @Test
    default void requestsAndEffectsAreCountedByTheirResult() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(
                ActivityFixture.ended(1, 200, Map.of(ActivityEffect.MEMBER_ADDED, 40_000)),
                ActivityFixture.ended(2, 200, Map.of(ActivityEffect.MEMBER_ADDED, 2, ActivityEffect.REFUSED, 1)),
                ActivityFixture.ended(3, 401, Map.of()),
                ActivityFixture.ended(4, 503, Map.of()),
                ActivityFixture.ended(5, 503, Map.of()),
                ActivityFixture.large(6)));
        assertThat(store.countsByDay(ACME, day(30), day(30)))
                .as("each request once, whatever the number of its operations; each effect as often as it occurred")
                .containsExactly(new ActivityDay(
                        day(30),
                        Map.of(
                                ActivityResult.SUCCEEDED, 1L,
                                ActivityResult.REFUSED, 2L,
                                ActivityResult.UNAUTHENTICATED, 1L,
                                ActivityResult.FAILED, 2L),
                        Map.of(ActivityEffect.MEMBER_ADDED, 40_002L, ActivityEffect.REFUSED, 2L)));
        LocalDate first = day(30);
        assertThat(store.countsByDay(ACME, first, first.minusDays(1)))
                .as("no day is from the first to one before it")
                .isEmpty();
    }

    @Test
    default void wordsAreThoseOfPathDetailAndNamesOnly() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry entry = ActivityFixture.withWords(1);
        store.append(List.of(entry));
        for (String word : List.of("inpath", "decoded", "caf\u00e9", "indetail", "inname", "second")) {
            assertThat(search(store, ActivityFilter.ANY.withText(word)))
                    .as("'%s' is in path, detail or a name", word)
                    .containsExactly(entry);
        }
        for (String word :
                List.of("inmethod", "inlabel", "inagent", "intype", "inbody", "inid", "intoken", "20decoded")) {
            assertThat(search(store, ActivityFilter.ANY.withText(word)))
                    .as("'%s' is elsewhere", word)
                    .isEmpty();
        }
        assertThat(search(store, ActivityFilter.ANY.withText("%/!")))
                .as("a text without words is no condition")
                .containsExactly(entry);
    }

    @Test
    default void usersCompareWithoutTrimming() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, " ada ")));
        assertThat(search(store, ActivityFilter.ANY.withUser("ada"))).containsExactly(read(1, "ada"));
        assertThat(search(store, ActivityFilter.ANY.withUser(" ADA "))).containsExactly(read(2, " ada "));
        assertThat(search(store, ActivityFilter.ANY.withUser("")))
                .as("nobody has an empty name")
                .isEmpty();
    }

    @Test
    default void operationsOnGroupsAreFoundByTheirNames() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry group = ActivityFixture.patchOfGroup(1, "Sales");
        store.append(List.of(group, read(2, "ada")));
        assertThat(search(store, ActivityFilter.ANY.withOperations(Set.of(ActivityOperation.PATCH_GROUP))))
                .containsExactly(group);
        assertThat(search(store, ActivityFilter.ANY.withOperations(Set.of(ActivityOperation.DELETE_GROUP))))
                .isEmpty();
        assertThat(search(store, ActivityFilter.ANY.withUser("SALES"))).containsExactly(group);
    }

    @Test
    default void timesOfAFilterMayBeFinerThanThoseOfEntries() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "ada")));
        assertThat(search(store, ActivityFilter.ANY.withFrom(at(1).plusNanos(500_000))))
                .as("an entry of the millisecond before is before that time")
                .containsExactly(read(2, "ada"));
        assertThat(search(store, ActivityFilter.ANY.withTo(at(1).plusNanos(500_000))))
                .as("an entry of the millisecond before is before that time")
                .containsExactly(read(1, "ada"));
    }

    @Test
    default void aWalkGoesOnBehindAnEntryThatIsGone() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "ada"), read(3, "bob"), read(4, "ada")));
        ActivityQuery query = ActivityQuery.newest(ACME, ActivityFilter.ANY, 2);
        ActivityPage first = store.search(query);
        store.erase(ACME.orElseThrow(), subject("bob"));
        assertThat(store.search(query.after(first.next().orElseThrow())).entries())
                .as("the last entry of the page before was erased meanwhile")
                .containsExactly(read(2, "ada"), read(1, "ada"));
    }

    @Test
    default void whatIsNoPlaceIsRefused() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada")));
        for (String place : List.of("", " ", "x", "x.y", "\u00e9", "../1")) {
            assertThatThrownBy(() -> store.search(
                            ActivityQuery.newest(ACME, ActivityFilter.ANY, 2).after(place)))
                    .as("'%s' is not from a page", place)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void erasureOfOnePersonKeepsWhatElseTheEntrySays() {
        ActivityStore store = emptyActivityStore();
        ActivityEntry both = ActivityFixture.withWords(1);
        store.append(List.of(both));
        Subject first = both.subjects().get(0);
        assertThat(store.erase(ACME.orElseThrow(), first)).isEqualTo(1);
        assertThat(search(store, ActivityFilter.ANY))
                .as("the bodies and this person are gone, and nothing else")
                .containsExactly(both.without(first).orElseThrow());
        assertThat(search(store, ActivityFilter.ANY.withUser(first.userName().orElseThrow())))
                .as("the person is not found any more")
                .isEmpty();
        assertThat(search(store, ActivityFilter.ANY.withUser("second"))).hasSize(1);
    }

    @Test
    default void whatBelongsToNoTenantIsDeletedByAgeAndByNoTenant() {
        ActivityStore store = emptyActivityStore();
        ActivityQuery ofNobody = ActivityQuery.newest(NOBODY, ActivityFilter.ANY, 10);
        store.append(List.of(readOf(OTHER, 2, "ada"), read(3, "ada"), read(4, "ada")));
        assertThat(store.search(ofNobody).entries())
                .as("no tenant is not every tenant")
                .isEmpty();
        store.append(List.of(readOf(NOBODY, 1, "ada")));
        assertThat(store.search(ofNobody).entries()).containsExactly(readOf(NOBODY, 1, "ada"));
        assertThat(store.find(NOBODY, read(3, "ada").id())).as("of a tenant").isEmpty();
        assertThat(store.find(ACME, readOf(NOBODY, 1, "ada").id()))
                .as("of none")
                .isEmpty();
        store.deleteTenant(ACME.orElseThrow());
        store.erase(OTHER.orElseThrow(), subject("ada"));
        assertThat(store.search(ofNobody).entries())
                .as("what belongs to no tenant stays")
                .containsExactly(readOf(NOBODY, 1, "ada"));
        store.deleteBefore(at(2));
        assertThat(store.search(ofNobody).entries()).as("it grows old").isEmpty();
    }
}
