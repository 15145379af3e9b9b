package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.console.page.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Division of a page of the log into cycles. A cycle ends where no selected request came for five minutes: identity
 * providers send the requests of one synchronisation close together, and pause for longer between two. For its numbers
 * at most {@value #MOST_AHEAD} entries behind the page are read.
 */
final class SyncCycles {

    static final Duration GAP = Duration.ofMinutes(5);

    static final int MOST_AHEAD = 500;

    private static final int STEP = 100;

    private final ActivityStore store;
    private final ActivityQuery query;
    private final Function<ActivityEntry, EntryView> view;

    /** @param query the query of the page */
    SyncCycles(ActivityStore store, ActivityQuery query, Function<ActivityEntry, EntryView> view) {
        this.store = store;
        this.query = query;
        this.view = view;
    }

    List<SyncCycle> of(ActivityPage page) {
        List<List<ActivityEntry>> runs = runs(page.entries());
        List<SyncCycle> cycles = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean isLast = i == runs.size() - 1;
            List<ActivityEntry> older = isLast ? older(page) : List.of();
            boolean isContinued =
                    i == 0 && query.after().isPresent() && hasNewer(runs.get(0).get(0));
            cycles.add(cycle(runs.get(i), older, isContinued));
        }
        return cycles;
    }

    private static List<List<ActivityEntry>> runs(List<ActivityEntry> entries) {
        List<List<ActivityEntry>> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || areApart(entries.get(i - 1), entries.get(i))) {
                runs.add(entries.subList(begin, i));
                begin = i;
            }
        }
        return runs;
    }

    private static boolean areApart(ActivityEntry newer, ActivityEntry older) {
        return Duration.between(older.at(), newer.at()).compareTo(GAP) > 0;
    }

    /** Returns the entries behind a page that belong to its last cycle. */
    private List<ActivityEntry> older(ActivityPage page) {
        List<ActivityEntry> older = new ArrayList<>();
        ActivityEntry last = page.entries().get(page.entries().size() - 1);
        Optional<String> next = page.next();
        while (next.isPresent() && older.size() < MOST_AHEAD) {
            ActivityPage behind = store.search(
                    ActivityQuery.newest(query.tenant(), query.filter(), STEP).after(next.get()));
            if (behind.entries().isEmpty() || areApart(last, behind.entries().get(0))) {
                return older;
            }
            List<ActivityEntry> run = runs(behind.entries()).get(0);
            older.addAll(run);
            last = run.get(run.size() - 1);
            next = run.size() == STEP ? behind.next() : Optional.empty();
        }
        return older;
    }

    /** Returns true if a newer entry is close enough to belong to the same cycle. */
    private boolean hasNewer(ActivityEntry newest) {
        ActivityQuery following = ActivityQuery.newest(
                query.tenant(),
                query.filter().withFrom(newest.at()).withTo(newest.at().plus(GAP)),
                1);
        return store.search(following).entries().stream()
                .anyMatch(entry -> !entry.id().equals(newest.id()));
    }

    private SyncCycle cycle(List<ActivityEntry> shown, List<ActivityEntry> older, boolean isContinued) {
        List<ActivityEntry> all = Stream.concat(shown.stream(), older.stream()).toList();
        return new SyncCycle(
                source(all),
                Texts.time(all.get(all.size() - 1).at()),
                isContinued ? "" : summary(all, older.size() >= MOST_AHEAD),
                shown.stream().map(view).toList());
    }

    private static String source(List<ActivityEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.source().tokenLabel().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String summary(List<ActivityEntry> entries, boolean isCut) {
        Map<ActivityEffect, Integer> sums = new EnumMap<>(ActivityEffect.class);
        entries.forEach(entry ->
                entry.outcome().effects().forEach((effect, number) -> sums.merge(effect, number, Integer::sum)));
        String requests = (isCut ? "the last " : "") + Texts.count(entries.size(), "request");
        String effects = sums.isEmpty() ? "nothing changed" : ActivityTexts.of(sums);
        return effects + " · " + requests;
    }
}
