package io.scimserver.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ConnectionState.Condition;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionStateTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Instant START = Instant.parse("2026-01-30T10:00:00Z");

    private final ActivityStore store = new InMemoryActivityStore();

    private void requests(int minute, int number, int status) {
        for (int i = 0; i < number; i++) {
            store.append(List.of(entry(Optional.of(ACME), minute, status)));
        }
    }

    private static ActivityEntry entry(Optional<Tenant> tenant, int minute, int status) {
        return new ActivityEntry(
                UUID.randomUUID().toString(),
                tenant,
                at(minute),
                Duration.ofMillis(3),
                new Call(ActivityOperation.READ, "GET", "/scim/v2/Users/1", 1),
                Source.UNKNOWN,
                Outcome.of(status),
                List.of(),
                Bodies.NONE);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private ConnectionState atMinute(int minute) {
        return ConnectionState.of(store, ACME, Optional.empty(), at(minute));
    }

    private ConnectionState atMinute(int minute, int enabled) {
        return ConnectionState.of(store, ACME, Optional.of(at(enabled)), at(minute));
    }

    @Test
    void withoutARequestItWasNeverContacted() {
        store.append(List.of(entry(Optional.empty(), 0, 401), entry(Optional.of(new Tenant("other")), 0, 200)));

        ConnectionState state = atMinute(1);

        assertThat(state.condition()).isEqualTo(Condition.NEVER_CONTACTED);
        assertThat(state.lastRequest()).isEmpty();
        assertThat(state.since()).isEmpty();
    }

    @Test
    void oneSuccessAmongTheLastTenIsEnoughToWork() {
        requests(0, 1, 201);
        requests(1, 9, 409);

        ConnectionState state = atMinute(2);

        assertThat(state.condition()).isEqualTo(Condition.WORKING);
        assertThat(state.lastSuccess().orElseThrow().at()).isEqualTo(at(0));
        assertThat(state.lastProblem().orElseThrow().at()).isEqualTo(at(1));
        assertThat(state.lastRequest()).isEqualTo(state.lastProblem());
    }

    @Test
    void tenProblemsInARowAreAFailureSinceTheLastSuccess() {
        requests(0, 1, 200);
        requests(5, 3, 401);
        requests(9, 7, 503);

        ConnectionState state = atMinute(10);

        assertThat(state.condition()).isEqualTo(Condition.FAILING);
        assertThat(state.since()).contains(at(0));
        assertThat(state.lastSuccess().orElseThrow().at()).isEqualTo(at(0));
    }

    @Test
    void aFirstRequestThatIsRefusedIsAFailureToo() {
        requests(3, 1, 401);

        assertThat(atMinute(4).condition()).isEqualTo(Condition.FAILING);
        assertThat(atMinute(4).since()).contains(at(3));
        assertThat(atMinute(4).lastSuccess()).isEmpty();
    }

    @Test
    void oneSuccessEndsAFailure() {
        requests(0, 20, 500);
        requests(1, 1, 200);

        assertThat(atMinute(2).condition()).isEqualTo(Condition.WORKING);
    }

    @Test
    void threeDaysWithoutARequestAreSilence() {
        requests(0, 1, 200);
        int threeDays = 3 * 24 * 60;

        assertThat(atMinute(threeDays - 1).condition()).isEqualTo(Condition.WORKING);
        assertThat(atMinute(threeDays).condition()).isEqualTo(Condition.SILENT);
        assertThat(atMinute(threeDays).since()).contains(at(0));
    }

    @Test
    void theLastProblemIsFoundHoweverLongAgoItWas() {
        requests(0, 1, 409);
        requests(1, 50, 200);

        assertThat(atMinute(2).condition()).isEqualTo(Condition.WORKING);
        assertThat(atMinute(2).lastProblem().orElseThrow().at()).isEqualTo(at(0));
    }

    @Test
    void aBriefLookTellsTheSameConditionFromTheNewestEntries() {
        requests(0, 1, 409);
        requests(1, 50, 200);

        ConnectionState brief = ConnectionState.briefly(store, ACME, Optional.empty(), at(2));

        assertThat(brief.condition()).isEqualTo(Condition.WORKING);
        assertThat(brief.lastRequest()).isEqualTo(atMinute(2).lastRequest());
        assertThat(brief.lastProblem()).isEmpty();
    }

    @Test
    void aBriefLookTellsSinceWhenItFails() {
        requests(0, 1, 200);
        requests(5, 50, 503);

        ConnectionState brief = ConnectionState.briefly(store, ACME, Optional.empty(), at(6));

        assertThat(brief.condition()).isEqualTo(Condition.FAILING);
        assertThat(brief.since()).contains(at(0));
    }

    @Test
    void whatWasRefusedBeforeProvisioningWasEnabledIsNoFailure() {
        requests(0, 1, 403);

        ConnectionState state = atMinute(2, 1);

        assertThat(state.condition()).isEqualTo(Condition.AWAITED);
        assertThat(state.since()).isEmpty();
        assertThat(state.lastProblem()).isEmpty();
        assertThat(state.lastRequest()).isPresent();
    }

    @Test
    void whatComesAfterProvisioningWasEnabledCounts() {
        requests(0, 9, 403);
        requests(1, 1, 200);
        assertThat(atMinute(2, 1).condition()).isEqualTo(Condition.WORKING);

        requests(3, 1, 401);
        assertThat(atMinute(4, 3).condition()).isEqualTo(Condition.FAILING);
    }

    @Test
    void aFailureIsNoOlderThanProvisioningIsEnabled() {
        requests(0, 1, 200);
        requests(5, 20, 503);

        assertThat(atMinute(6, 4).since()).contains(at(4));
    }

    @Test
    void threeDaysAfterProvisioningWasEnabledNobodyIsAwaitedAnyLonger() {
        requests(0, 1, 200);
        int threeDays = 3 * 24 * 60;

        assertThat(atMinute(threeDays + 9, 10).condition()).isEqualTo(Condition.AWAITED);
        assertThat(atMinute(threeDays + 10, 10).condition()).isEqualTo(Condition.SILENT);
    }
}
