package io.scimserver.testkit.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Steps that tests of an activity store share. */
final class ActivitySteps {

    private ActivitySteps() {}

    static LocalDate day(int ofJanuary) {
        return LocalDate.of(2026, 1, ofJanuary);
    }

    static List<Instant> minutes(ActivityStore store, ActivityFilter filter) {
        return search(store, filter).stream().map(ActivityEntry::at).toList();
    }

    static List<ActivityEntry> search(ActivityStore store, ActivityFilter filter) {
        return store.search(ActivityQuery.newest(ActivityFixture.ACME, filter, 100))
                .entries();
    }
}
