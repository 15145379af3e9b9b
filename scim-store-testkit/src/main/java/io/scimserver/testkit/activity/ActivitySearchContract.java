package io.scimserver.testkit.activity;

import static io.scimserver.testkit.activity.ActivityFixture.ACME;
import static io.scimserver.testkit.activity.ActivityFixture.NOBODY;
import static io.scimserver.testkit.activity.ActivityFixture.OTHER;
import static io.scimserver.testkit.activity.ActivityFixture.at;
import static io.scimserver.testkit.activity.ActivityFixture.bulk;
import static io.scimserver.testkit.activity.ActivityFixture.ended;
import static io.scimserver.testkit.activity.ActivityFixture.read;
import static io.scimserver.testkit.activity.ActivityFixture.readOf;
import static io.scimserver.testkit.activity.ActivityFixture.refusedPatch;
import static io.scimserver.testkit.activity.ActivityFixture.withEverything;
import static io.scimserver.testkit.activity.ActivitySteps.day;
import static io.scimserver.testkit.activity.ActivitySteps.minutes;
import static io.scimserver.testkit.activity.ActivitySteps.search;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import io.scimserver.schema.Repair;
import io.scimserver.tenant.Tenant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of searches in the activity log: by user, result, operation, time and words, within one tenant. */
public interface ActivitySearchContract extends EmptyActivityStore {

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
        assertThat(minutes(store, ActivityFilter.ANY.withUsers(Set.of("id-of-cy", "Adam", "nobody"))))
                .as("one of several")
                .containsExactly(at(3), at(2));
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
    default void entriesAreFoundByRepairAndByAttributeWithoutEffect() {
        ActivityStore store = emptyActivityStore();
        store.append(List.of(read(1, "ada"), refusedPatch(2, "bob", "no"), withEverything(3)));
        ActivityFilter any = ActivityFilter.ANY;
        assertThat(minutes(store, any.withRepair(Repair.BOOLEAN_AS_TEXT)))
                .as("the repair")
                .containsExactly(at(3), at(2));
        assertThat(minutes(store, any.withText("ACTIVE").withRepair(Repair.BOOLEAN_AS_TEXT)))
                .as("the attribute, too")
                .containsExactly(at(3));
        assertThat(minutes(store, any.withRepair(Repair.BOOLEAN_FOR_TEXT)))
                .as("another repair")
                .isEmpty();
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
    default void everyResultIsFound() {
        ActivityStore store = emptyActivityStore();
        Map<ActivityResult, ActivityEntry> entries = new EnumMap<>(ActivityResult.class);
        entries.put(ActivityResult.SUCCEEDED, read(1, "ada"));
        entries.put(ActivityResult.REFUSED, ended(2, 200, Map.of(ActivityEffect.REFUSED, 1)));
        entries.put(ActivityResult.UNAUTHENTICATED, ended(3, 401, Map.of()));
        entries.put(ActivityResult.FAILED, ended(4, 503, Map.of()));
        store.append(List.copyOf(entries.values()));
        entries.forEach((result, entry) -> assertThat(search(store, ActivityFilter.ANY.withResults(Set.of(result))))
                .as("%s: a bulk request with a refused operation is refused whatever its status says", result)
                .containsExactly(entry));
    }
}
