package io.scimserver.benchmarks;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Benchmark that prints the time for the first page of each filter of the activity log: arguments are the store's URI,
 * in which {@code NEW} stands for a name that was never used, and numbers of entries, each added to those before. They
 * are spread over 30 days; one of a hundred was refused.
 */
final class ActivityBenchmark {

    private static final Optional<Tenant> TENANT = Optional.of(new Tenant("benchmark"));
    private static final Duration SPAN = Duration.ofDays(30);
    private static final int BATCH = 500;
    private static final int PAGE = 50;
    private static final int ATTEMPTS = 5;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final String USER =
            "{\"userName\":\"user%1$d@example.org\",\"name\":{\"familyName\":\"Number %1$d\"},\"active\":true}";

    private final ActivityStore store;
    private final Instant end = Instant.now();

    private ActivityBenchmark(ActivityStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        String uri = arguments[0].replace("NEW", UUID.randomUUID().toString());
        try (OpenedStore stores = BenchmarkStores.open(uri)) {
            ActivityBenchmark benchmark =
                    new ActivityBenchmark(stores.activity().orElseThrow());
            int present = 0;
            for (int i = 1; i < arguments.length; i++) {
                int entries = Integer.parseInt(arguments[i]);
                benchmark.fill(present, entries);
                benchmark.print(entries);
                present = entries;
            }
        }
    }

    private void fill(int from, int to) {
        long start = System.nanoTime();
        for (int first = from; first < to; first += BATCH) {
            List<ActivityEntry> batch = new ArrayList<>();
            for (int number = first; number < Math.min(first + BATCH, to); number++) {
                batch.add(entry(number, to));
            }
            store.append(batch);
        }
        System.out.printf(
                "%n%,d entries; %,.0f added a second%n%n", to, (to - from) * 1e9 / (System.nanoTime() - start));
    }

    private ActivityEntry entry(int number, int of) {
        Instant at = end.minus(SPAN.multipliedBy(of - number).dividedBy(of));
        boolean isRefused = number % 100 == 0;
        String userName = "user" + number % 10_000 + "@example.org";
        return new ActivityEntry(
                new UUID(at.toEpochMilli() << 16 | 0x7000, number | 0x8000000000000000L).toString(),
                TENANT,
                at,
                Duration.ofMillis(3),
                new Call(ActivityOperation.PATCH, "PATCH", "/scim/v2/Users/" + number % 10_000, 1),
                new Source(Optional.of("token"), Optional.of("Entra ID"), Optional.of("192.0.2.1"), Optional.empty()),
                isRefused
                        ? new Outcome(400, Optional.of("invalidValue"), Optional.of("refused"), Set.of(), Map.of())
                        : new Outcome(
                                200, Optional.empty(), Optional.empty(), Set.of(), Map.of(ActivityEffect.UPDATED, 1)),
                List.of(new Subject(Optional.of("id-" + number % 10_000), Optional.of(userName))),
                new Bodies(Optional.of(new Body(USER.formatted(number), 0)), Optional.empty()));
    }

    private void print(int entries) {
        Instant middle = end.minus(SPAN.dividedBy(2));
        Map<String, ActivityFilter> filters = new LinkedHashMap<>();
        filters.put("everything", ActivityFilter.ANY);
        filters.put("one user", ActivityFilter.ANY.withUser("user77@example.org"));
        filters.put("refused", ActivityFilter.ANY.withResults(Set.of(ActivityResult.REFUSED)));
        filters.put("failed (there is none)", ActivityFilter.ANY.withResults(Set.of(ActivityResult.FAILED)));
        filters.put("changes", ActivityFilter.ANY.withOperations(Set.of(ActivityOperation.PATCH)));
        filters.put("a day in the middle", ActivityFilter.ANY.withFrom(middle).withTo(middle.plus(Duration.ofDays(1))));
        filters.put("a word", ActivityFilter.ANY.withText("user77"));
        filters.put(
                "refused, of one user",
                ActivityFilter.ANY.withUser("user100@example.org").withResults(Set.of(ActivityResult.REFUSED)));
        System.out.printf("| first page of %d | %,d entries |%n|---|---:|%n", PAGE, entries);
        filters.forEach(
                (name, filter) -> System.out.printf("| %s | %.1f ms |%n", name, medianMillis(() -> page(filter))));
        LocalDate today = end.atOffset(ZoneOffset.UTC).toLocalDate();
        System.out.printf(
                "| counts of 30 days | %.1f ms |%n",
                medianMillis(() -> store.countsByDay(TENANT, today.minusDays(30), today)));
    }

    private void page(ActivityFilter filter) {
        ActivityPage page = store.search(ActivityQuery.newest(TENANT, filter, PAGE));
        if (page.entries().size() > PAGE) {
            throw new IllegalStateException("more than a page");
        }
    }

    private static double medianMillis(Runnable work) {
        return LongStream.range(0, ATTEMPTS)
                        .map(attempt -> {
                            long start = System.nanoTime();
                            work.run();
                            return System.nanoTime() - start;
                        })
                        .sorted()
                        .skip(ATTEMPTS / 2)
                        .findFirst()
                        .orElseThrow()
                / (double) NANOS_A_MILLI;
    }
}
