package io.scimserver.testkit.activity;

import static io.scimserver.testkit.flaw.Flaw.ofActivity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.testkit.activity.ActivityFlaws.Sound;
import io.scimserver.testkit.flaw.Flaw;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in how an activity log is searched, page by page. */
public final class ActivityWalkFlaws {

    private ActivityWalkFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                asking(
                        "the limit is ignored",
                        "aPageHoldsItsLimitAndTheLastOneSaysSo",
                        query -> new ActivityQuery(query.tenant(), query.filter(), query.after(), 1_000)),
                asking(
                        "the second page has no filter",
                        "aFilteredWalkMeetsEveryEntryOnce",
                        query -> query.after()
                                .map(place -> new ActivityQuery(
                                        query.tenant(), ActivityFilter.ANY, query.after(), query.limit()))
                                .orElse(query)),
                asking(
                        "a wrong place is the beginning",
                        "aPlaceThatNoPageGaveIsRefused",
                        query -> query.after()
                                .filter(place -> place.length() > 10)
                                .map(place -> query)
                                .orElse(ActivityQuery.newest(query.tenant(), query.filter(), query.limit()))),
                ofActivity("a full page has one behind it", "aPageHoldsItsLimitAndTheLastOneSaysSo", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage page = super.search(query);
                        boolean isFull = page.entries().size() == query.limit();
                        return isFull && page.next().isEmpty()
                                ? new ActivityPage(page.entries(), Optional.of("the end"))
                                : page;
                    }
                }),
                ofActivity("ties are by the smaller id first", "entriesOfOneMillisecondAreAllFound", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage whole = super.search(ActivityQuery.newest(query.tenant(), query.filter(), 100));
                        List<ActivityEntry> sorted = whole.entries().stream()
                                .sorted(Comparator.comparing(ActivityEntry::at)
                                        .reversed()
                                        .thenComparing(ActivityEntry::id))
                                .toList();
                        int from = query.after().map(Integer::parseInt).orElse(0);
                        int to = Math.min(sorted.size(), from + query.limit());
                        return new ActivityPage(sorted.subList(from, to), Optional.of(String.valueOf(to)));
                    }
                }),
                ofActivity("a result is the class of the status", "everyResultIsFound", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        boolean isForRefused = query.filter().results().equals(Set.of(ActivityResult.REFUSED));
                        ActivityPage page = super.search(query);
                        return isForRefused
                                ? new ActivityPage(
                                        page.entries().stream()
                                                .filter(entry -> entry.outcome().status() >= 400)
                                                .toList(),
                                        page.next())
                                : page;
                    }
                }));
    }

    private static Flaw asking(String name, String caughtBy, UnaryOperator<ActivityQuery> change) {
        return ofActivity(name, caughtBy, () -> new Sound() {
            @Override
            public ActivityPage search(ActivityQuery query) {
                return super.search(change.apply(query));
            }
        });
    }
}
