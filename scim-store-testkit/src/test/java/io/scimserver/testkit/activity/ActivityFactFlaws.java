package io.scimserver.testkit.activity;

import static io.scimserver.testkit.flaw.Flaw.ofActivity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.testkit.activity.ActivityFlaws.Sound;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes in facts of the activity log that few entries have. */
public final class ActivityFactFlaws {

    private ActivityFactFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                appending(
                        "equal subjects are one",
                        "textsOfAnEntryStayWhatTheyWere",
                        entry -> entry.withSubjects(
                                entry.subjects().stream().distinct().toList())),
                appending(
                        "an empty body is none",
                        "textsOfAnEntryStayWhatTheyWere",
                        entry -> entry.withBodies(new Bodies(
                                entry.bodies()
                                        .request()
                                        .filter(body -> !body.text().isEmpty()),
                                entry.bodies().response()))),
                appending("a duration has 32 bits", "theLargestFactsAreKept", ActivityFactFlaws::withShortDuration),
                asking(
                        "times of a filter are cut to milliseconds",
                        "timesOfAFilterMayBeFinerThanThoseOfEntries",
                        filter -> new ActivityFilter(
                                filter.users(),
                                filter.results(),
                                filter.operations(),
                                filter.from().map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
                                filter.to(),
                                filter.text())),
                asking(
                        "users are trimmed",
                        "usersCompareWithoutTrimming",
                        filter -> filter.withUsers(
                                filter.users().stream().map(String::strip).collect(Collectors.toSet()))),
                ofActivity(
                        "a wrong place is the beginning if it has a dot", "whatIsNoPlaceIsRefused", () -> new Sound() {
                            @Override
                            public ActivityPage search(ActivityQuery query) {
                                boolean isWrong =
                                        query.after().filter("x.y"::equals).isPresent();
                                return super.search(
                                        isWrong
                                                ? ActivityQuery.newest(query.tenant(), query.filter(), query.limit())
                                                : query);
                            }
                        }),
                ofActivity(
                        "no tenant is every tenant",
                        "whatBelongsToNoTenantIsDeletedByAgeAndByNoTenant",
                        () -> new Sound() {
                            @Override
                            public ActivityPage search(ActivityQuery query) {
                                return query.tenant().isPresent()
                                        ? super.search(query)
                                        : super.search(ActivityQuery.newest(
                                                ActivityFixture.ACME, query.filter(), query.limit()));
                            }
                        }));
    }

    private static ActivityEntry withShortDuration(ActivityEntry entry) {
        long micros = entry.duration().toNanos() / 1_000;
        return new ActivityEntry(
                entry.id(),
                entry.tenant(),
                entry.at(),
                Duration.of(Math.min(micros, Integer.MAX_VALUE), ChronoUnit.MICROS),
                entry.call(),
                entry.source(),
                entry.outcome(),
                entry.subjects(),
                entry.bodies());
    }

    private static Flaw appending(String name, String caughtBy, UnaryOperator<ActivityEntry> kept) {
        return ofActivity(name, caughtBy, () -> new Sound() {
            @Override
            public void append(List<ActivityEntry> entries) {
                super.append(entries.stream().map(kept).toList());
            }
        });
    }

    private static Flaw asking(String name, String caughtBy, UnaryOperator<ActivityFilter> change) {
        return ofActivity(name, caughtBy, () -> new Sound() {
            @Override
            public ActivityPage search(ActivityQuery query) {
                return super.search(
                        new ActivityQuery(query.tenant(), change.apply(query.filter()), query.after(), query.limit()));
            }
        });
    }
}
