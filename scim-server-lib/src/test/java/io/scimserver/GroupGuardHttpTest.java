package io.scimserver;

import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.list;
import static io.scimserver.GroupRequests.members;
import static io.scimserver.GroupRequests.removeListed;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.guard.ChangeGuardConfig.Threshold;
import io.scimserver.guard.ChangeGuardState;
import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.ChangeGuardState.Allowance;
import io.scimserver.guard.GuardedChange;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that members who leave groups in masses are held back, with the same limit as users who are deactivated. */
class GroupGuardHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final String REMOVE_ALL = "{\"op\":\"remove\",\"path\":\"members\"}";

    private final SteppingClock clock = new SteppingClock();
    private final SettingsStore settings = new InMemorySettingsStore();
    private ChangeGuard guard;
    private RunningScimServer server;
    private ScimClient client;
    private String[] people;

    @BeforeEach
    void startServer() {
        InMemoryGroupStores groups = new InMemoryGroupStores(clock);
        InMemoryUserStores users = new InMemoryUserStores(clock);
        ChangeGuardConfig limits = ChangeGuardConfig.DEFAULT.withMemberships(new Threshold(4, 4, 40));
        guard = new ChangeGuard(settings, users, clock, limits);
        server = RunningScimServer.start(builder -> builder.users(users)
                .groups(groups)
                .settings(settings)
                .changeGuard(limits)
                .clock(clock));
        client = server.client();
        people = IntStream.range(0, 10)
                .mapToObj(i -> client.createUser("user" + i).id())
                .toArray(String[]::new);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void removalsOfMembersCountTogetherAndTheOneTooManyIsHeldBack() {
        String team = create("Team", people);
        String club = create("Club", people);

        assertThat(patch(team, removeListed(people[0], people[1]))).isEqualTo(200);
        assertThat(patch(
                        team,
                        replace(
                                "members",
                                list(people[2], people[3], people[4], people[5], people[6], people[7], people[8]))))
                .as("the third")
                .isEqualTo(200);
        assertThat(patch(club, removeListed(people[0]))).as("the fourth").isEqualTo(200);

        ScimClient.Response fifth = client.patchWith("/Groups/" + club, removeListed(people[1]));

        RefusalsHttpTest.assertIsScimError(fifth, 429);
        assertThat(fifth.header("Retry-After")).isEqualTo("300");
        assertThat(fifth.body().path("detail").asText()).contains("members", "groups", "administrator");
        assertThat(client.patchWith("/Groups/" + club, add(people[0])).status())
                .as("who joins is nobody who leaves")
                .isEqualTo(200);
        assertThat(client.delete("/Users/" + people[9]).status())
                .as("the user counts, not the memberships")
                .isEqualTo(204);
    }

    @Test
    void oneRequestForMoreThanTheLimitChangesNothing() {
        String team = create("Team", people);
        String version =
                client.get("/Groups/" + team).body().at("/meta/version").asText();

        assertThat(patch(team, REMOVE_ALL)).isEqualTo(429);
        assertThat(patch(team, replace("members", list(people[0])))).isEqualTo(429);
        assertThat(patch(team, replace("displayName", "\"Other\"") + "," + REMOVE_ALL))
                .isEqualTo(429);
        assertThat(client.put("/Groups/" + team, group("Team")).status()).isEqualTo(429);
        assertThat(client.delete("/Groups/" + team).status()).isEqualTo(429);

        ScimClient.Response unchanged = client.get("/Groups/" + team);
        assertThat(members(unchanged.body())).containsExactlyInAnyOrder(people);
        assertThat(unchanged.body().at("/meta/version").asText()).isEqualTo(version);
        assertThat(unchanged.body().path("displayName").asText()).isEqualTo("Team");
    }

    @Test
    void anAdministratorSeesTheGroupsAndLetsTheChangesThrough() {
        String team = create("Team", people);
        patch(team, REMOVE_ALL);
        patch(team, REMOVE_ALL);

        ChangeGuardState held = guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL);
        assertThat(held.refused()).isEqualTo(1);
        assertThat(held.wouldBeHit()).containsExactly(new AffectedResource(team, "Team"));
        assertThat(held.changed()).isZero();

        guard.allow(ACME, GuardedChange.MEMBERSHIP_REMOVAL, "Grace");
        assertThat(patch(team, REMOVE_ALL)).isEqualTo(200);
        assertThat(client.get("/Groups/" + team).body().path("members")).isEmpty();
    }

    @Test
    void anAllowanceThatIsTooSmallForARequestEndsAndWaitsForAnotherDecision() {
        String team = create("Team", people);
        guard.allow(
                ACME,
                GuardedChange.MEMBERSHIP_REMOVAL,
                "Grace",
                new Allowance(clock.instant().plus(Duration.ofHours(1)), OptionalInt.of(9)));

        assertThat(patch(team, REMOVE_ALL)).isEqualTo(429);
        assertThat(guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL).needsDecision())
                .isTrue();
    }

    @Test
    void deletedGroupsCountAsTheirMembersAndEmptyOnesAsOne() {
        String team = create("Team", people[0], people[1], people[2]);
        String empty = create("Empty");
        String last = create("Last");

        assertThat(client.delete("/Groups/" + team).status()).isEqualTo(204);
        assertThat(client.delete("/Groups/" + empty).status()).isEqualTo(204);
        assertThat(guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL).changed())
                .isEqualTo(4);
        assertThat(client.delete("/Groups/" + last).status()).isEqualTo(429);
    }

    @Test
    void whoIsNoMemberIsNotCounted() {
        String team = create("Team", people[0]);

        assertThat(patch(team, removeListed(people))).isEqualTo(200);
        assertThat(patch(team, removeListed(people))).isEqualTo(200);
        assertThat(patch(team, replace("members", list(people)))).isEqualTo(200);
        assertThat(client.put("/Groups/" + team, group("Team", people)).status())
                .isEqualTo(200);

        assertThat(guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL).changed())
                .isEqualTo(1);
    }

    @Test
    void aRefusalForAnotherReasonIsNotCounted() {
        create("Other");
        String team = create("Team", people);

        assertThat(patch(team, replace("displayName", "\"Other\"") + "," + removeListed(people[0])))
                .isEqualTo(409);

        assertThat(guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL).changed())
                .isZero();
    }

    @Test
    void theMembersOfAGroupThatCameAfterTheLatestRemovalAreSparedUpToTheLimit() {
        String old = create("Old", people[0]);
        patch(old, removeListed(people[0]));
        clock.advance(Duration.ofSeconds(1));
        String trial = create("Trial", people);

        assertThat(patch(trial, removeListed(people[0], people[1], people[2]))).isEqualTo(200);
        assertThat(guard.state(ACME, GuardedChange.MEMBERSHIP_REMOVAL).changed())
                .isEqualTo(1);
        assertThat(patch(trial, REMOVE_ALL)).isEqualTo(429);
    }

    private String create(String name, String... members) {
        return client.post("/Groups", group(name, members)).id();
    }

    private int patch(String id, String operations) {
        return client.patchWith("/Groups/" + id, operations).status();
    }

    private static String replace(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}";
    }
}
