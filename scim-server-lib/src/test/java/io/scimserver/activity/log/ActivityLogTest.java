package io.scimserver.activity.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the entries when the store is slow, broken or closed. */
@Timeout(60)
class ActivityLogTest {

    private static final Optional<Tenant> ACME = Optional.of(new Tenant("acme"));
    private static final Instant START = Instant.parse("2026-01-30T10:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ActivityStore memory = new InMemoryActivityStore();

    private ActivityLog log(ActivityStore store, ActivitySettings.Buffer buffer) {
        return ActivityLog.start(store, ActivitySettings.DEFAULT.withBuffer(buffer), new HandClock(now));
    }

    private ActivityLog log(ActivityStore store) {
        return log(store, ActivitySettings.DEFAULT.buffer());
    }

    private static ActivityEntry entry(Instant at) {
        return entry(ACME, at);
    }

    private static ActivityEntry entry(Optional<Tenant> tenant, Instant at) {
        return new ActivityEntry(
                UUID.randomUUID().toString(),
                tenant,
                at,
                Duration.ofMillis(3),
                new Call(ActivityOperation.READ, "GET", "/scim/v2/Users/1", 1),
                Source.UNKNOWN,
                Outcome.of(200),
                List.of(),
                Bodies.NONE);
    }

    private static ActivityEntry entry(String path, String userAgent) {
        return new ActivityEntry(
                UUID.randomUUID().toString(),
                ACME,
                START,
                Duration.ofMillis(3),
                new Call(ActivityOperation.READ, "GET", path, 1),
                new Source(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(userAgent)),
                Outcome.of(200),
                List.of(),
                Bodies.NONE);
    }

    private static void record(ActivityLog log, int number) {
        for (int i = 0; i < number; i++) {
            log.record(entry(START));
        }
    }

    private static void recordAnonymous(ActivityLog log, int number) {
        for (int i = 0; i < number; i++) {
            log.record(entry(Optional.empty(), START));
        }
    }

    private int kept() {
        return keptOf(ACME);
    }

    private int keptOf(Optional<Tenant> tenant) {
        return memory.search(ActivityQuery.newest(tenant, ActivityFilter.ANY, 1_000))
                .entries()
                .size();
    }

    @Test
    void whatIsRecordedIsKeptAndNothingIsLost() throws Exception {
        try (ActivityLog log = log(memory)) {
            record(log, 700);

            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(700);
            assertThat(log.lost()).isZero();
            assertThat(log.waiting()).isZero();
        }
    }

    @Test
    void closingWritesWhatWaitsAndLeavesNoThread() {
        ActivityLog log = log(memory);
        record(log, 100);
        log.close();

        assertThat(kept()).isEqualTo(100);
        assertThat(log.lost()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("activity-log"));
    }

    @Test
    void whatIsRecordedAfterTheCloseIsCountedAsLost() {
        ActivityLog log = log(memory);
        log.close();
        record(log, 3);

        assertThat(log.lost()).isEqualTo(3);
        assertThat(kept()).isZero();
    }

    @Test
    void theTimeOfTheLatestLossIsKnown() {
        ActivityLog log = log(memory);
        log.close();
        assertThat(log.lastLost()).isEmpty();

        record(log, 1);
        now.set(START.plusSeconds(60));
        record(log, 1);

        assertThat(log.lastLost()).hasValue(START.plusSeconds(60));
    }

    @Test
    void whatDoesNotFitIntoTheBufferIsCountedAsLost() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ActivityStore slow = appending(entries -> {
            entered.countDown();
            await(open);
            memory.append(entries);
        });
        try (ActivityLog log = log(slow, new ActivitySettings.Buffer(10, 1_000))) {
            record(log, 1);
            await(entered);
            record(log, 25);
            assertThat(log.lost()).isEqualTo(15);
            assertThat(log.waiting()).isEqualTo(11);

            open.countDown();

            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(11);
            assertThat(log.lost()).isEqualTo(15);
        }
    }

    @Test
    void entriesOfNoTenantMakeRoomForThoseOfTenants() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ActivityStore slow = appending(entries -> {
            entered.countDown();
            await(open);
            memory.append(entries);
        });
        try (ActivityLog log = log(slow, new ActivitySettings.Buffer(10, 1_000))) {
            record(log, 1);
            await(entered);
            recordAnonymous(log, 25);
            assertThat(log.lost()).isEqualTo(15);

            record(log, 4);
            recordAnonymous(log, 1);
            assertThat(log.lost()).isEqualTo(20);
            assertThat(log.waiting()).isEqualTo(11);

            record(log, 8);
            assertThat(log.lost()).as("two of tenants have no room").isEqualTo(28);
            open.countDown();

            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(11);
            assertThat(keptOf(Optional.empty())).isZero();
            assertThat(log.waiting()).isZero();
        }
    }

    @Test
    void anEntryThatNeverFitsTakesNoOtherEntryAway() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ActivityStore slow = appending(entries -> {
            entered.countDown();
            await(open);
            memory.append(entries);
        });
        try (ActivityLog log = log(slow, new ActivitySettings.Buffer(10, 1_000))) {
            record(log, 1);
            await(entered);
            recordAnonymous(log, 9);
            log.record(entry(START), new byte[1_000], new byte[0]);
            assertThat(log.lost()).isEqualTo(1);

            log.record(entry(START), new byte[900], new byte[0]);
            assertThat(log.lost())
                    .as("some of no tenant made room for its bytes")
                    .isBetween(2L, 9L);
            open.countDown();

            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(2);
            assertThat(keptOf(Optional.empty())).isEqualTo((int) (10 - log.lost()));
        }
    }

    @Test
    void bodiesCountAgainstTheBuffersBytes() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ActivityStore slow = appending(entries -> {
            entered.countDown();
            await(open);
        });
        try (ActivityLog log = log(slow, new ActivitySettings.Buffer(10, 1_000))) {
            record(log, 1);
            await(entered);
            log.record(entry(START), new byte[600], new byte[0]);
            log.record(entry(START), new byte[200], new byte[201]);
            log.record(entry(START), new byte[180], new byte[180]);

            assertThat(log.lost()).isEqualTo(1);
            open.countDown();
        }
    }

    @Test
    void textsOfTheHeaderCountAgainstTheBuffersBytes() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        ActivityStore slow = appending(entries -> {
            entered.countDown();
            await(open);
        });
        try (ActivityLog log = log(slow, new ActivitySettings.Buffer(10, 1_000))) {
            record(log, 1);
            await(entered);
            log.record(entry("/" + "x".repeat(800), "curl"));
            log.record(entry("/", "x".repeat(400)));
            log.record(entry("/", "x".repeat(100)));

            assertThat(log.lost()).isEqualTo(1);
            open.countDown();
        }
    }

    @Test
    void anErrorLosesItsEntriesAndNotTheLog() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ActivityStore shaky = appending(entries -> {
            if (attempts.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("gone");
            }
            memory.append(entries);
        });
        try (ActivityLog log = log(shaky)) {
            record(log, 3);
            assertThat(log.flush(LONG)).isTrue();
            record(log, 2);
            assertThat(log.flush(LONG)).isTrue();

            assertThat(kept()).isEqualTo(2);
            assertThat(log.lost()).isEqualTo(3);
            assertThat(log.failures()).isEqualTo(1);
            assertThat(log.isRunning()).isTrue();
        }
    }

    @Test
    void anErrorWhileOldEntriesAreDeletedLosesNothing() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ActivityStore shaky = new Appending(memory::append, memory, () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
        });
        try (ActivityLog log = log(shaky)) {
            record(log, 3);

            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(3);
            assertThat(log.failures()).isEqualTo(1);
        }
    }

    @Test
    void aLogThatFailsAgainAndAgainGivesUpAndSaysSo() throws Exception {
        ActivityStore broken = appending(entries -> {
            throw new OutOfMemoryError("as a test");
        });
        try (ActivityLog log = log(broken)) {
            for (int i = 0; i < 5; i++) {
                record(log, 1);
                assertThat(log.flush(LONG)).isTrue();
            }
            while (log.isRunning()) {
                Thread.onSpinWait();
            }
            record(log, 1);

            assertThat(log.flush(LONG)).isTrue();
            assertThat(log.failures()).isEqualTo(5);
            assertThat(log.lost()).isEqualTo(6);
            assertThat(log.waiting()).isZero();
        }
    }

    @Test
    void aStoreThatFailsIsTriedThreeTimesThenItsEntriesAreLost() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ActivityStore broken = appending(entries -> {
            attempts.incrementAndGet();
            throw new StoreException.Unavailable("gone", Duration.ofSeconds(1), new IllegalStateException("gone"));
        });
        try (ActivityLog log = log(broken)) {
            record(log, 5);

            assertThat(log.flush(LONG)).isTrue();
            assertThat(log.lost()).isEqualTo(5);
            assertThat(attempts).hasValue(3);
        }
    }

    @Test
    void aStoreThatComesBackHasEverything() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ActivityStore shaky = appending(entries -> {
            if (attempts.incrementAndGet() < 3) {
                throw new StoreException.Unavailable(
                        "not now", Duration.ofSeconds(1), new IllegalStateException("not now"));
            }
            memory.append(entries);
        });
        try (ActivityLog log = log(shaky)) {
            record(log, 5);

            assertThat(log.flush(LONG)).isTrue();
            assertThat(log.lost()).isZero();
            assertThat(kept()).isEqualTo(5);
        }
    }

    @Test
    void aStoreThatHangsHoldsNeitherRequestsNorTheClose() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ActivityLog log = log(appending(entries -> {
            entered.countDown();
            await(never);
        }));
        record(log, 1);
        await(entered);
        record(log, 4);
        assertThat(log.flush(Duration.ofMillis(50))).isFalse();

        log.close();

        assertThat(log.lost()).isEqualTo(5);
        assertThat(log.waiting()).isZero();
    }

    @Test
    void whatIsPastItsRetentionIsDeletedAtTheStartAndAboutHourly() throws Exception {
        memory.append(List.of(entry(START.minus(Duration.ofDays(31))), entry(START.minus(Duration.ofDays(29)))));
        try (ActivityLog log = log(memory)) {
            record(log, 1);
            assertThat(log.flush(LONG)).isTrue();
            assertThat(kept()).isEqualTo(2);

            now.set(START.plus(Duration.ofDays(2)));
            record(log, 1);
            assertThat(log.flush(LONG)).isTrue();
            record(log, 1);
            assertThat(log.flush(LONG)).isTrue();

            assertThat(kept()).isEqualTo(3);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ActivityStore appending(Consumer<List<ActivityEntry>> append) {
        return new Appending(append, memory, () -> {});
    }

    /** A store that appends and deletes in its own way. */
    private record Appending(Consumer<List<ActivityEntry>> append, ActivityStore rest, Runnable beforeDeleting)
            implements ActivityStore {

        @Override
        public void append(List<ActivityEntry> entries) {
            append.accept(entries);
        }

        @Override
        public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
            return rest.find(tenant, id);
        }

        @Override
        public ActivityPage search(ActivityQuery query) {
            return rest.search(query);
        }

        @Override
        public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
            return rest.countsByDay(tenant, first, last);
        }

        @Override
        public long deleteBefore(Instant time) {
            beforeDeleting.run();
            return rest.deleteBefore(time);
        }

        @Override
        public long erase(Tenant tenant, Subject person) {
            return rest.erase(tenant, person);
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            return rest.deleteTenant(tenant);
        }
    }

    /** Clock that shows the time that a test sets. */
    private static final class HandClock extends Clock {

        private final AtomicReference<Instant> now;

        HandClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
