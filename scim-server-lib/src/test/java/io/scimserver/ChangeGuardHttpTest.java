package io.scimserver;

import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.replace;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.guard.ChangeGuardConfig.Threshold;
import io.scimserver.guard.ChangeGuardState;
import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.ChangeGuardState.Allowance;
import io.scimserver.guard.GuardedChange;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeGuardHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final String OFF = replace("active", "false");
    private static final ChangeGuardConfig FOUR_OR_FORTY_PERCENT =
            ChangeGuardConfig.DEFAULT.withRemovals(new Threshold(4, 1_000, 40)).withSwaps(new Threshold(2, 1_000, 5));

    private final SteppingClock clock = new SteppingClock();
    private final UserStores users = new InMemoryUserStores(clock);
    private final SettingsStore settings = new InMemorySettingsStore();
    private ChangeGuard guard;
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        guard = new ChangeGuard(settings, users, clock, FOUR_OR_FORTY_PERCENT);
        server = start();
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void beyondTheShareOfTheCompanyDeactivationsAreHeldBackAndEverythingElseGoesOn() {
        List<String> ids = create(20);

        List<Integer> statuses = deactivate(ids);

        assertThat(statuses.subList(0, 8)).containsOnly(200);
        assertThat(statuses.subList(8, 20)).containsOnly(429);
        assertThat(active()).isEqualTo(12);
        assertThat(client.createUser("newcomer").status()).isEqualTo(201);
        assertThat(client.patch("/Users/" + ids.get(19), replace("title", "\"Dr\""))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/Users/" + ids.get(19)).status()).isEqualTo(200);
    }

    @Test
    void aSmallCompanyMayLoseTheNumberOfEmployeesThatTheShareWouldNotAllow() {
        assertThat(deactivate(create(5))).containsExactly(200, 200, 200, 200, 429);
    }

    @Test
    void aRefusalTellsTheAdministratorWhatIsHeldBackAndWhenToComeAgain() {
        List<String> ids = create(5);
        deactivate(ids);

        ScimClient.Response refused = client.patch("/Users/" + ids.get(4), OFF);

        RefusalsHttpTest.assertIsScimError(refused, 429);
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.body().path("detail").asText())
                .contains("administrator")
                .contains("60 minutes");
    }

    @Test
    void whateverWayAnEmployeeGoesItIsCounted() {
        List<String> ids = create(6);
        assertThat(client.patch("/Users/" + ids.get(0), OFF).status()).isEqualTo(200);
        assertThat(client.put("/Users/" + ids.get(1), user("user1", "\"active\":false"))
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("/Users/" + ids.get(2)).status()).isEqualTo(204);
        assertThat(BulkRequests.statuses(BulkRequests.bulk(
                        client,
                        operation("PATCH", "/Users/" + ids.get(3), OFF),
                        operation("DELETE", "/Users/" + ids.get(4), "{}"),
                        operation("PATCH", "/Users/" + ids.get(5), replace("title", "\"Dr\"")))))
                .containsExactly("200", "429", "200");
        assertThat(client.get("/Users/" + ids.get(4)).status()).isEqualTo(200);
    }

    @Test
    void employeesWhoAreInactiveAlreadyAreDeletedWithoutBeingCounted() {
        List<String> ids = IntStream.range(0, 10)
                .mapToObj(i -> client.post("/Users", user("user" + i, "\"active\":false"))
                        .id())
                .toList();

        assertThat(ids.stream().map(id -> client.delete("/Users/" + id).status()))
                .containsOnly(204);
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isZero();
    }

    @Test
    void aChangeThatIsRefusedForAnotherReasonIsNotCounted() {
        List<String> ids = create(3);
        for (int i = 0; i < 10; i++) {
            assertThat(client.put("/Users/" + ids.get(0), user("user1", "\"active\":false"))
                            .status())
                    .isEqualTo(409);
        }
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isZero();
    }

    @Test
    void anAdministratorSeesWhoWouldHaveBeenHit() {
        List<String> ids = create(6);
        deactivate(ids);
        deactivate(ids);

        ChangeGuardState state = guard.state(ACME, GuardedChange.REMOVAL);

        assertThat(state.needsDecision()).isTrue();
        assertThat(state.changed()).isEqualTo(4);
        assertThat(state.allowed()).isEqualTo(4);
        assertThat(state.activeUsers()).isEqualTo(6);
        assertThat(state.trippedSince()).contains(clock.instant());
        assertThat(state.refused()).isEqualTo(2);
        assertThat(state.wouldBeHit())
                .containsExactly(new AffectedResource(ids.get(5), "user5"), new AffectedResource(ids.get(4), "user4"));
    }

    @Test
    void allowedChangesGoThroughAndDoNotCount() {
        List<String> ids = create(20);
        deactivate(ids);

        ChangeGuardState allowed = guard.allow(ACME, GuardedChange.REMOVAL, "Grace");

        assertThat(allowed.isTripped()).isFalse();
        assertThat(allowed.decision().orElseThrow().by()).isEqualTo("Grace");
        assertThat(deactivate(ids)).containsOnly(200);
        assertThat(active()).isZero();
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isEqualTo(8);
    }

    @Test
    void anAllowanceEndsWithItsNumberAndWithItsTime() {
        List<String> ids = create(20);
        deactivate(ids);
        allow(Duration.ofHours(1), 3);
        assertThat(deactivate(ids).subList(8, 20))
                .startsWith(200, 200, 200, 429)
                .endsWith(429);

        allow(Duration.ofMinutes(10), 100);
        clock.advance(Duration.ofMinutes(10));

        assertThat(client.patch("/Users/" + ids.get(19), OFF).status()).isEqualTo(429);
    }

    @Test
    void keepRefusingLastsUntilAnAdministratorSaysOtherwise() {
        List<String> ids = create(6);
        deactivate(ids);
        guard.refuse(ACME, GuardedChange.REMOVAL, "Grace");
        clock.advance(Duration.ofDays(30));

        assertThat(client.patch("/Users/" + ids.get(5), OFF).status()).isEqualTo(429);
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).needsDecision()).isFalse();

        guard.reset(ACME, GuardedChange.REMOVAL);
        assertThat(client.patch("/Users/" + ids.get(5), OFF).status()).isEqualTo(200);
    }

    @Test
    void changesThatNobodyDecidesOnDoNotGoOnInTheNextWindow() {
        List<String> ids = create(20);
        for (int hour = 0; hour < 50; hour++) {
            deactivate(ids);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(active()).isEqualTo(12);

        clock.advance(ChangeGuardConfig.DEFAULT.calm());
        assertThat(client.patch("/Users/" + ids.get(19), OFF).status()).isEqualTo(200);
    }

    @Test
    void withinAnyWindowNoMoreThanTheLimitGoesThroughAndWhatIsOlderDoesNotCount() {
        List<String> ids = create(10);
        for (int i = 0; i < 10; i++) {
            assertThat(client.patch("/Users/" + ids.get(i), OFF).status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(22));
        }
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isLessThanOrEqualTo(4);
    }

    @Test
    void theSmallerOfNumberAndShareHolds() {
        startAnewWith(new Threshold(1, 3, 40));

        List<Integer> statuses = deactivate(create(20));

        assertThat(statuses.subList(0, 3)).containsOnly(200);
        assertThat(statuses.subList(3, 20)).containsOnly(429);
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"5, 100", "250, 100", "1000, 400", "3000, 500"})
    void theDefaultLetsAHundredGoAndNeverMoreThanFiveHundred(int activeUsers, int allowed) {
        assertThat(ChangeGuardConfig.DEFAULT.removals().allowed(activeUsers)).isEqualTo(allowed);
    }

    @Test
    void whoComesAndGoesIsNotCountedEachTime() {
        create(5);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(1));
            String id = client.createUser("visitor" + i).id();
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.delete("/Users/" + id).status()).isEqualTo(204);
        }
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isEqualTo(4);
    }

    @Test
    void newcomersWhoAllGoAreHeldBackToo() {
        List<String> before = create(5);
        assertThat(client.delete("/Users/" + before.get(0)).status()).isEqualTo(204);
        clock.advance(Duration.ofSeconds(1));

        List<Integer> statuses = deactivate(create(20, "newcomer"));

        assertThat(statuses).startsWith(200, 200).endsWith(429);
        int spared = 4;
        int countedBesideTheOneBefore = 3;
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(spared + countedBesideTheOneBefore);
    }

    @Test
    void newcomersDoNotMakeUpForThoseWhoWereThere() {
        List<String> before = create(20);
        List<Integer> statuses = new ArrayList<>();
        for (String id : before) {
            clock.advance(Duration.ofSeconds(1));
            client.createUser("successor" + id);
            clock.advance(Duration.ofSeconds(1));
            statuses.add(client.delete("/Users/" + id).status());
        }
        assertThat(statuses.subList(0, 8)).containsOnly(204);
        assertThat(statuses.subList(8, 20)).containsOnly(429);
    }

    @Test
    void otherIdentifiersAreCountedByThemselves() {
        List<String> ids = create(4);
        assertThat(swap(ids.get(0), "a0")).isEqualTo(200);
        assertThat(client.patch("/Users/" + ids.get(1), replace("externalId", "\"x\""))
                        .status())
                .isEqualTo(200);
        assertThat(client.patch("/Users/" + ids.get(1), replace("externalId", "\"y\""))
                        .status())
                .isEqualTo(200);
        assertThat(swap(ids.get(2), "a2")).isEqualTo(429);
        assertThat(client.patch("/Users/" + ids.get(3), replace("externalId", "\"first\""))
                        .status())
                .isEqualTo(200);
        assertThat(swap(ids.get(3), "USER3")).isEqualTo(200);
        assertThat(client.patch("/Users/" + ids.get(2), OFF).status()).isEqualTo(200);
        assertThat(guard.state(ACME, GuardedChange.IDENTIFIER_SWAP).wouldBeHit())
                .containsExactly(new AffectedResource(ids.get(2), "user2"));
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).isTripped()).isFalse();
    }

    @Test
    void theChangesOfOneCompanyAreNoneOfTheOthersBusiness() {
        deactivate(create(6));
        ScimClient other = server.client(RunningScimServer.GLOBEX);

        assertThat(other.patch("/Users/" + other.createUser("user0").id(), OFF).status())
                .isEqualTo(200);
        assertThat(guard.state(new Tenant("globex"), GuardedChange.REMOVAL).isTripped())
                .isFalse();
    }

    @Test
    void writesThatRemoveAndSwapNothingDoNotAskForTheState() {
        String id = create(1).get(0);
        client.patch("/Users/" + id, replace("title", "\"Dr\""));

        assertThat(settings.find("change-guard/removal/acme")).isEmpty();
        assertThat(settings.find("change-guard/identifier_swap/acme")).isEmpty();
    }

    @Test
    void whatIsKeptOfHeldChangesIsBounded() {
        List<String> ids = create(200);
        deactivate(ids);
        deactivate(ids);

        ChangeGuardState state = guard.state(ACME, GuardedChange.REMOVAL);

        assertThat(state.changed()).isEqualTo(80);
        assertThat(state.wouldBeHit()).hasSize(ChangeGuard.LONGEST_LIST);
        assertThat(state.wouldBeHit().get(0).id()).isEqualTo(ids.get(199));
        assertThat(settings.find("change-guard/removal/acme").orElseThrow()).hasSizeLessThan(10_000);
    }

    @Test
    void itCanBeSwitchedOff() {
        try (RunningScimServer free =
                RunningScimServer.start(builder -> builder.users(users).withoutChangeGuard())) {
            client = free.client();
            assertThat(deactivate(create(50))).containsOnly(200);
        }
    }

    @RepeatedTest(5)
    void twoServersTogetherNeverLetMoreThanTheLimitThrough() throws Exception {
        List<String> ids = create(50);
        try (RunningScimServer second = start()) {
            List<Integer> statuses = allAtOnce(ids, second.client());

            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(30);
        }
        assertThat(active()).isEqualTo(30);
        assertThat(guard.state(ACME, GuardedChange.REMOVAL).changed()).isEqualTo(20);
    }

    private List<Integer> allAtOnce(List<String> ids, ScimClient second) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(ids.size());
        ExecutorService threads = Executors.newFixedThreadPool(ids.size());
        try {
            List<Future<Integer>> running = IntStream.range(0, ids.size())
                    .mapToObj(i -> threads.submit(() -> {
                        gate.await();
                        return (i % 2 == 0 ? client : second)
                                .patch("/Users/" + ids.get(i), OFF)
                                .status();
                    }))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : running) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private RunningScimServer start() {
        return start(FOUR_OR_FORTY_PERCENT);
    }

    private RunningScimServer start(ChangeGuardConfig limits) {
        return RunningScimServer.start(
                builder -> builder.users(users).settings(settings).clock(clock).changeGuard(limits));
    }

    private void startAnewWith(Threshold removals) {
        server.close();
        server = start(ChangeGuardConfig.DEFAULT.withRemovals(removals));
        client = server.client();
    }

    private List<String> create(int number) {
        return create(number, "user");
    }

    private List<String> create(int number, String name) {
        return IntStream.range(0, number)
                .mapToObj(i -> client.createUser(name + i).id())
                .toList();
    }

    private List<Integer> deactivate(List<String> ids) {
        return ids.stream()
                .map(id -> client.patch("/Users/" + id, OFF).status())
                .toList();
    }

    private int swap(String id, String userName) {
        return client.patch("/Users/" + id, replace("userName", "\"" + userName + "\""))
                .status();
    }

    private void allow(Duration time, int number) {
        guard.allow(
                ACME,
                GuardedChange.REMOVAL,
                "Grace",
                new Allowance(clock.instant().plus(time), OptionalInt.of(number)));
    }

    private int active() {
        return client.find("active eq true").body().path("totalResults").asInt();
    }
}
