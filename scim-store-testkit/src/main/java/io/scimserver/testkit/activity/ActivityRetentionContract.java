package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.NOBODY;
import static io.scimserver.testkit.activity.ActivityFixture.OTHER;
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

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that expired and erased entries are forgotten, and nothing else; counts stay. */
public interface ActivityRetentionContract extends EmptyActivityStore {

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
        assertThat(store.deleteBefore(at(31)))
                .as("how many were deleted; the database may have been quicker")
                .isBetween(0L, 4L);
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

    @Test
    default void countsOutliveTheirEntries() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "bob"), read(30, "ada"), read(31, "cy")));
        List<ActivityDay> counts = store.countsByDay(ACME, day(29), day(31));
        store.erase(ACME.orElseThrow(), subject("ada"));
        assertThat(store.countsByDay(ACME, day(29), day(31)))
                .as("counts stay when entries are erased")
                .isEqualTo(counts);
        store.deleteBefore(at(31));
        assertThat(store.countsByDay(ACME, day(31), day(31)))
                .as("counts of a day stay until it is over, though its first entries go")
                .containsExactly(counts.get(1));
    }

    @Test
    default void onePersonIsForgottenByIdOrByNameAlone() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), read(2, "bob"), bulk(3, "ada", "bob"), read(4, "cy")));
        assertThat(store.erase(ACME.orElseThrow(), new Subject(Optional.of("id-of-ada"), Optional.empty())))
                .as("by the id, and the name is not known")
                .isEqualTo(2);
        assertThat(store.erase(ACME.orElseThrow(), new Subject(Optional.empty(), Optional.of("BOB"))))
                .as("by the name, and the id is not known: the bulk request is about nobody else by now")
                .isEqualTo(2);
        assertThat(search(store, ActivityFilter.ANY)).containsExactly(read(4, "cy"));
    }

    @Test
    default void deletingATenantsLogSparesThoseWithSimilarIds() {
        ActivityStore store = emptyActivityStore();
        store.append(Tenants.SIMILAR_IDS.stream()
                .map(id -> readOf(Optional.of(new Tenant(id)), 1, "ada"))
                .toList());
        for (String id : Tenants.PATTERNS) {
            assertThat(store.deleteTenant(new Tenant(id)))
                    .as("the one entry of '%s': those of similar tenants stay", id)
                    .isEqualTo(1);
        }
    }
}
