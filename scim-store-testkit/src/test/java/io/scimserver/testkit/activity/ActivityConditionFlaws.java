package io.scimserver.testkit.activity;

import static io.scimserver.testkit.flaw.Flaw.ofActivity;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.activity.ActivityFlaws.Sound;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in conditions that meet others, and in limits that nobody asked for. */
public final class ActivityConditionFlaws {

    private static final String TOGETHER = "everyTwoConditionsOfAFilterHoldOnEveryPage";
    private static final String LARGE = "aPageMayHoldAThousandEntriesAndADeletionMore";
    private static final String BULK = "everyUserOfALargeBulkRequestCounts";
    private static final String WORDS = "everyWordCountsToItsLastLetter";
    private static final String EXACT = "idsCompareExactlyAndNamesFolded";

    private ActivityConditionFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(conditions(), words(), users(), limits())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> conditions() {
        return List.of(
                asking("results do not count beside words", TOGETHER, query -> {
                    ActivityFilter filter = query.filter();
                    return with(query, filter.text().isPresent() ? filter.withResults(Set.of()) : filter);
                }),
                asking("operations do not count beside a user", TOGETHER, query -> {
                    ActivityFilter filter = query.filter();
                    return with(query, !filter.users().isEmpty() ? filter.withOperations(Set.of()) : filter);
                }),
                asking("times do not count beside a user", TOGETHER, query -> {
                    ActivityFilter filter = query.filter();
                    return with(query, !filter.users().isEmpty() ? withoutTimes(filter) : filter);
                }),
                asking("times do not count behind the first page", TOGETHER, query -> {
                    ActivityFilter filter = query.filter();
                    return with(query, query.after().isPresent() ? withoutTimes(filter) : filter);
                }),
                asking(
                        "a time is cut to seconds",
                        "timesCompareToTheMillisecond",
                        query -> with(
                                query,
                                query.filter()
                                        .from()
                                        .map(from -> query.filter().withFrom(from.truncatedTo(ChronoUnit.SECONDS)))
                                        .orElse(query.filter()))));
    }

    private static List<Flaw> words() {
        return List.of(
                wording("words are cut at 10 letters", word -> word.substring(0, Math.min(10, word.length()))),
                wording("short words do not count", word -> word.length() > 2 ? word : ""),
                wording("numbers are no words", word -> word.replaceAll("[0-9]", "")),
                asking(
                        "five words count",
                        WORDS,
                        query -> withText(
                                query,
                                text -> Arrays.stream(text.split(" ", -1))
                                        .limit(5)
                                        .collect(Collectors.joining(" ")))));
    }

    private static List<Flaw> users() {
        return List.of(
                appending(
                        "a request is about a hundred users at most",
                        BULK,
                        entry -> entry.withSubjects(
                                entry.subjects().stream().limit(100).toList())),
                ofActivity("the first users of a bulk request are indexed", BULK, () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage page = super.search(query);
                        return query.filter().users().stream()
                                .findFirst()
                                .map(user -> new ActivityPage(aboutFirst(page, user), page.next()))
                                .orElse(page);
                    }
                }),
                ofActivity("ids of users are compared folded", EXACT, () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage page = super.search(query);
                        return !query.filter().users().isEmpty()
                                        && page.entries().isEmpty()
                                ? foldedIds(query)
                                : page;
                    }

                    private ActivityPage foldedIds(ActivityQuery query) {
                        String id =
                                Folding.fold(query.filter().users().iterator().next());
                        ActivityPage all =
                                super.search(ActivityQuery.newest(query.tenant(), ActivityFilter.ANY, query.limit()));
                        return new ActivityPage(
                                all.entries().stream()
                                        .filter(entry -> entry.subjects().stream()
                                                .anyMatch(subject -> subject.userId()
                                                        .map(Folding::fold)
                                                        .equals(Optional.of(id))))
                                        .toList(),
                                Optional.empty());
                    }
                }),
                ofActivity("ids of entries are compared without case", EXACT, () -> new Sound() {
                    @Override
                    public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
                        return super.find(tenant, id).or(() -> super.find(tenant, id.toLowerCase(Locale.ROOT)));
                    }
                }),
                ofActivity("erasure compares names without case, not folded", EXACT, () -> new Sound() {
                    @Override
                    public long erase(Tenant tenant, Subject person) {
                        boolean isKnown = super.search(
                                        ActivityQuery.newest(Optional.of(tenant), ActivityFilter.ANY, 100))
                                .entries()
                                .stream()
                                .flatMap(entry -> entry.subjects().stream())
                                .anyMatch(subject -> subject.userName()
                                        .orElse("")
                                        .toLowerCase(Locale.ROOT)
                                        .equals(person.userName().orElse("")));
                        return isKnown ? super.erase(tenant, person) : 0;
                    }
                }));
    }

    private static List<Flaw> limits() {
        return List.of(
                asking(
                        "a page ends after 500 entries",
                        LARGE,
                        query -> new ActivityQuery(
                                query.tenant(), query.filter(), query.after(), Math.min(500, query.limit()))),
                ofActivity("a batch ends after 500 entries", LARGE, () -> new Sound() {
                    @Override
                    public void append(List<ActivityEntry> entries) {
                        super.append(entries.subList(0, Math.min(500, entries.size())));
                    }
                }),
                ofActivity("a large log is not erased", LARGE, () -> new Large() {
                    @Override
                    public long erase(Tenant tenant, Subject person) {
                        return isLarge() ? 1_000 : super.erase(tenant, person);
                    }
                }),
                ofActivity("a large log is not deleted", LARGE, () -> new Large() {
                    @Override
                    public long deleteTenant(Tenant tenant) {
                        return isLarge() ? 1_000 : super.deleteTenant(tenant);
                    }
                }),
                ofActivity(
                        "old entries of a large log stay",
                        "everyOldEntryIsDeletedHoweverManyThereAre",
                        () -> new Large() {
                            @Override
                            public long deleteBefore(Instant time) {
                                return isLarge() ? 1_000 : super.deleteBefore(time);
                            }
                        }),
                ofActivity("31 days are counted", "everyDayIsCountedInItsOrder", () -> new Sound() {
                    @Override
                    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
                        return super.countsByDay(tenant, first, last).stream()
                                .limit(31)
                                .toList();
                    }
                }),
                ofActivity("a batch of nothing is an error", "anEmptyListIsNoEntry", () -> new Sound() {
                    @Override
                    public void append(List<ActivityEntry> entries) {
                        if (entries.isEmpty()) {
                            throw new IllegalArgumentException("nothing to insert");
                        }
                        super.append(entries);
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

    private static Flaw wording(String name, UnaryOperator<String> word) {
        return asking(
                name,
                WORDS,
                query -> withText(
                        query,
                        text -> Arrays.stream(text.split(" ", -1)).map(word).collect(Collectors.joining(" "))));
    }

    private static Flaw appending(String name, String caughtBy, UnaryOperator<ActivityEntry> kept) {
        return ofActivity(name, caughtBy, () -> new Sound() {
            @Override
            public void append(List<ActivityEntry> entries) {
                super.append(entries.stream().map(kept).toList());
            }
        });
    }

    private static ActivityQuery withText(ActivityQuery query, UnaryOperator<String> change) {
        return with(
                query,
                query.filter()
                        .text()
                        .map(text -> query.filter().withText(change.apply(text)))
                        .orElse(query.filter()));
    }

    private static ActivityQuery with(ActivityQuery query, ActivityFilter filter) {
        return new ActivityQuery(query.tenant(), filter, query.after(), query.limit());
    }

    private static ActivityFilter withoutTimes(ActivityFilter filter) {
        return new ActivityFilter(
                filter.users(),
                filter.results(),
                filter.operations(),
                Optional.empty(),
                Optional.empty(),
                filter.text());
    }

    private static List<ActivityEntry> aboutFirst(ActivityPage page, String user) {
        Subject wanted = new Subject(Optional.of(user), Optional.of(user));
        return page.entries().stream()
                .filter(entry -> entry.subjects().stream().limit(10).anyMatch(subject -> subject.is(wanted)))
                .toList();
    }

    /** Correct log that knows when it is large. */
    private static class Large extends Sound {

        private int appended;

        @Override
        public void append(List<ActivityEntry> entries) {
            appended += entries.size();
            super.append(entries);
        }

        boolean isLarge() {
            return appended > 1_000;
        }
    }
}
