package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.provisioning.ConnectionWarnings;
import io.scimserver.console.web.Links;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.SwitchSetting;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the pages about the connection with the identity provider. */
class ConnectionPagesTest extends ConsoleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ActivityLog log() {
        return server.running().scim().activity().orElseThrow();
    }

    private void happened(Duration ago, int status, Map<ActivityEffect, Integer> effects) {
        Optional<String> detail = Optional.of("because of this").filter(ignored -> status >= 400);
        log().store()
                .append(List.of(new ActivityEntry(
                        server.running().scim().newRequestId(),
                        Optional.of(new Tenant("default")),
                        Instant.now().minus(ago),
                        Duration.ofMillis(2),
                        new Call(ActivityOperation.PATCH, "PATCH", "/scim/v2/Users/1", 1),
                        Source.UNKNOWN,
                        new Outcome(status, Optional.empty(), detail, Set.of(), effects),
                        List.of(),
                        Bodies.NONE)));
    }

    private void happened(Duration ago, int status) {
        happened(ago, status, Map.of());
    }

    private String page() throws Exception {
        return operator.get(PROVISIONING).body();
    }

    @Test
    void beforeTheFirstRequestItWasNeverContacted() throws Exception {
        assertThat(page())
                .contains("Never contacted", "none yet", "25,000 of 25,000 operations")
                .doesNotContain("<svg class=\"chart\"", "role=\"alert\"");
        assertThat(operator.get(HOME).body()).contains("Never contacted");
    }

    @Test
    void aRequestOverHttpMakesItWork() throws Exception {
        provider.create("ada@example.com");
        assertThat(log().flush(Duration.ofSeconds(20))).isTrue();

        assertThat(page()).contains("Working", "just now", "24,999 of 25,000 operations", "<svg class=\"chart\"");
        assertThat(operator.get(HOME).body()).contains("Working", "just now");
    }

    @Test
    void aRequestThatIsRefusedFirstMakesItFailAndSaysWhy() throws Exception {
        happened(MINUTE, 409);

        assertThat(page()).contains("Failing", "because of this").doesNotContain("role=\"alert\"");
    }

    @Test
    void anHourOfFailuresNeedsAPersonUntilSomethingSucceeds() throws Exception {
        happened(Duration.ofHours(2), 200);
        for (int i = 0; i < 10; i++) {
            happened(MINUTE, 401);
        }
        assertThat(operator.get(HOME + "/employees").body())
                .contains("role=\"alert\"", "Nothing the identity provider sent was carried out for 2 hours.");

        happened(Duration.ZERO, 200);

        assertThat(page()).contains("Working").doesNotContain("role=\"alert\"");
    }

    @Test
    void aWeekOfSilenceNeedsAPerson() throws Exception {
        happened(Duration.ofDays(8), 200);

        assertThat(page()).contains("Silent for 8 days", "The identity provider has sent nothing for 8 days.");
    }

    @Test
    void threeDaysOfSilenceAreShownButNeedNobody() throws Exception {
        happened(Duration.ofDays(4), 200);

        assertThat(page()).contains("Silent for 4 days").doesNotContain("role=\"alert\"");
    }

    @Test
    void nobodyIsWarnedOfACompanyThatIsPaused() throws Exception {
        happened(Duration.ofDays(8), 200);
        operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "pause"));

        assertThat(page()).contains("Paused").doesNotContain("role=\"alert\"");
    }

    @Test
    void whatWasRefusedWhileProvisioningWasDisabledIsForgivenWhenItIsEnabled() throws Exception {
        operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "disable"));
        happened(MINUTE, 403);
        operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "enable"));

        for (String page : List.of(page(), operator.get(HOME).body())) {
            assertThat(page)
                    .contains("Nothing has come since provisioning was enabled.")
                    .doesNotContain("Failing", "because of this");
        }
    }

    @Test
    void entriesThatCouldNotBeKeptAreShown() throws Exception {
        log().close();
        server.get("/scim/v2/Users");
        server.get("/scim/v2/Users");

        assertThat(page())
                .containsPattern("2 entries of the activity log could not be kept[^.]*, the latest on [^.]*UTC");
        assertThat(operator.get(PROVISIONING + "/activity").body()).contains("2 entries of all companies");
    }

    @Test
    void aDayAfterTheLatestLossNobodyIsWarnedOfIt() throws Exception {
        log().close();
        server.get("/scim/v2/Users");
        Instant lost = log().lastLost().orElseThrow();

        assertThat(bannersAt(lost.plus(Duration.ofHours(23)))).hasSize(1);
        assertThat(bannersAt(lost.plus(Duration.ofHours(25)))).isEmpty();
    }

    private Stream<Banner> bannersAt(Instant time) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        SwitchSetting paused = new SwitchSetting(State.PAUSED, Optional.empty(), Optional.empty());
        return new ConnectionWarnings(log(), tenant -> paused, clock)
                .of(AccountRegistry.FIRST_COMPANY, new Links("/admin"));
    }

    @Test
    void theChartSaysTheSameAsItsTable() throws Exception {
        happened(Duration.ZERO, 201, Map.of(ActivityEffect.CREATED, 300));
        happened(Duration.ZERO, 200, Map.of(ActivityEffect.UPDATED, 3, ActivityEffect.DEACTIVATED, 7));
        happened(Duration.ofDays(29), 409, Map.of(ActivityEffect.REFUSED, 41));
        happened(Duration.ofDays(30), 409, Map.of(ActivityEffect.REFUSED, 1_000));

        String page = page();

        assertThat(page).contains("<td>300</td>", "<td>3</td>", "<td>7</td>", "<td>41</td>", "The same as a table");
        assertThat(page).doesNotContain("<td>1000</td>");
        assertThat(page.split("<rect", -1)).hasSize(5);
        assertThat(page).contains("height=\"140\"").contains("y=\"0\"");
    }

    @Test
    void withoutALimitItSaysSo() throws Exception {
        try (RunningServer unlimited = Browser.server("--rate-limit=off")) {
            assertThat(Browser.operator(unlimited).get(PROVISIONING).body())
                    .contains("There is no limit on operations.");
        }
    }

    @Test
    void withoutALogThePagesSayNothingOfTheConnection() throws Exception {
        try (RunningServer silent = Browser.server("--activity-retention=off")) {
            Browser visitor = Browser.operator(silent);

            assertThat(visitor.get(PROVISIONING).body()).contains("SCIM URL").doesNotContain("Never contacted");
            assertThat(visitor.get(HOME).statusCode()).isEqualTo(200);
            for (String log : List.of(PROVISIONING + "/activity", "/admin/activity")) {
                assertThat(visitor.get(log).statusCode()).isEqualTo(404);
                assertThat(visitor.get(log).body()).contains("No activity log is kept");
            }
        }
    }
}
