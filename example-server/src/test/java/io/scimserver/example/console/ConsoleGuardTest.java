package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests that a mass deactivation is held back, shown, and let through or refused by an administrator, and that
 * protected employees stay anyway.
 */
class ConsoleGuardTest extends ConsoleTest {

    private static final String GUARD = PROVISIONING + "/guard";
    private static final String OFF = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}";
    private static final String LOUD = "banner bad";

    ConsoleGuardTest() {
        super("--guard=3,10%", "--management-port=0");
    }

    private List<String> employees(int number) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(provider.create("user" + i + "@example.com").id());
        }
        return ids;
    }

    private List<Integer> deactivate(List<String> ids) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (String id : ids) {
            statuses.add(provider.patch(id, OFF).status());
        }
        return statuses;
    }

    private long inactive() throws Exception {
        return provider.get("/Users?filter=active%20eq%20false&count=0")
                .json()
                .get("totalResults")
                .longValue();
    }

    @Test
    void aMassDeactivationIsStoppedShownAllowedAndThenGoesThrough() throws Exception {
        List<String> ids = employees(8);
        assertThat(operator.get(HOME).body()).doesNotContain(LOUD);

        assertThat(deactivate(ids)).containsExactly(200, 200, 200, 429, 429, 429, 429, 429);
        assertThat(inactive()).isEqualTo(3);
        assertThat(operator.get(HOME).body()).contains(LOUD, "5 changes held back", GUARD);
        assertThat(operator.get(GUARD).body())
                .contains("Holding changes back", "user3@example.com", "user7@example.com", "3 of at most 3")
                .contains("At most 3, and at most 10 % of 8 active employees, which is 0", "3 are always allowed")
                .doesNotContain("user2@example.com");

        assertThat(operator.get(GUARD + "/removal/allow").body())
                .contains("5 changes held back so far", "Further ones are held back again");
        assertThat(inactive()).as("asking does nothing").isEqualTo(3);
        assertThat(operator.submit(GUARD + "/removal/allow", Map.of("confirm", "yes"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(deactivate(ids.subList(3, 7))).containsOnly(200);
        assertThat(operator.get(HOME).body()).doesNotContain(LOUD);
        assertThat(operator.get(GUARD).body()).contains("Letting through", "admin allowed it", "1 change left");
        assertThat(deactivate(ids.subList(7, 8))).containsOnly(200);
        assertThat(inactive()).isEqualTo(8);
        assertThat(operator.get(HOME + "/audit").body()).contains("Allowed all");
    }

    @Test
    void whatIsAllowedIsWhatWasHeldBackAndNoMore() throws Exception {
        List<String> ids = employees(8);
        assertThat(deactivate(ids.subList(0, 5))).endsWith(429, 429);
        operator.submit(GUARD + "/removal/allow", Map.of("confirm", "yes"));

        assertThat(deactivate(ids.subList(3, 8))).containsExactly(200, 200, 429, 429, 429);
        assertThat(operator.get(HOME).body()).contains(LOUD, "3 changes held back");
    }

    @Test
    void changesThatAreRefusedStayRefusedUntilTheGuardCountsAnew() throws Exception {
        List<String> ids = employees(5);
        deactivate(ids);
        operator.submit(GUARD + "/removal/refuse", Map.of("confirm", "yes"));

        assertThat(operator.get(HOME).body()).contains("refused, as decided").doesNotContain(LOUD);
        assertThat(deactivate(ids.subList(3, 5))).containsOnly(429);

        operator.submit(GUARD + "/removal/reset", Map.of("confirm", "yes"));
        assertThat(operator.get(GUARD).body()).contains("Watching");
        assertThat(deactivate(ids.subList(3, 5))).containsOnly(200);
        assertThat(operator.get(HOME + "/audit").body())
                .containsSubsequence("Reset the guard against", "Kept refusing");
    }

    @Test
    void theChangesOfOneCompanyAreNoneOfTheOthersBusiness() throws Exception {
        deactivate(employees(5));
        operator.submit("/admin/companies", Map.of("name", "Other"));

        assertThat(operator.get("/admin/companies/other").body()).doesNotContain(LOUD);
        assertThat(operator.get(GUARD.replace("default", "other")).body()).doesNotContain("user4@example.com");
    }

    @Test
    void onlyWhatIsHeldBackCanBeLetThrough() throws Exception {
        assertThat(operator.get(GUARD).body())
                .contains("Allow such changes in advance")
                .doesNotContain("Allow these changes", "Keep refusing", "Count anew");
        assertThat(operator.get(GUARD + "/removal/allow").body()).doesNotContain("held back");

        List<String> ids = employees(5);
        operator.submit(GUARD + "/removal/allow", Map.of("confirm", "yes"));
        assertThat(deactivate(ids)).as("allowed in advance").containsOnly(200);
        assertThat(operator.get(GUARD).body())
                .contains(GUARD + "/removal/reset")
                .doesNotContain(GUARD + "/removal/allow");

        operator.submit(GUARD + "/removal/refuse", Map.of("confirm", "yes"));
        assertThat(operator.get(GUARD).body())
                .contains("Allow these changes", GUARD + "/removal/reset")
                .doesNotContain(GUARD + "/removal/refuse");
    }

    @Test
    void aHostileUserNameIsShownAsText() throws Exception {
        List<String> ids = employees(4);
        deactivate(ids.subList(0, 3));
        provider.patch(
                ids.get(3), "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"<script>alert(1)</script>\"}");
        assertThat(provider.patch(ids.get(3), OFF).status()).isEqualTo(429);

        assertThat(operator.get(GUARD).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void whatTheGuardDoesIsCounted() throws Exception {
        deactivate(employees(6));

        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.running()
                                        .management()
                                        .orElseThrow()
                                        .url()
                                        .resolve("/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(metrics).contains("scim_guard_trips_total 1.0", "scim_guard_refusals_total 3.0");
    }

    @Test
    void switchedOffItHoldsNothingBack() throws Exception {
        try (RunningServer unguarded = Browser.server("--guard=off")) {
            provider = new ScimCaller(unguarded.url(), unguarded.token());

            assertThat(deactivate(employees(6))).containsOnly(200);
            assertThat(Browser.operator(unguarded).get(GUARD).body()).contains("switched off");
            assertThat(Browser.operator(unguarded).get(GUARD + "/removal/allow").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aProtectedEmployeeIsKeptWithAReasonUntilTheProtectionIsLifted() throws Exception {
        String id = provider.create("owner@example.com").id();
        String page = HOME + "/employees/" + id;
        operator.submit(page, Map.of("confirm", "protect"));

        assertThat(operator.get(page).body()).contains(">Protected<");
        provider.create("other@example.com");
        assertThat(operator.get(HOME + "/employees").body()).containsOnlyOnce(">Protected<");
        ScimCaller.Response refused = provider.patch(id, OFF);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("marked this employee as protected");
        assertThat(provider.send("DELETE", "/Users/" + id, "").status()).isEqualTo(409);
        assertThat(operator.submit(page + "/deactivate", Map.of()).statusCode()).isEqualTo(409);
        assertThat(provider.patch(id, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"CEO\"}")
                        .status())
                .isEqualTo(200);

        operator.submit(page, Map.of("confirm", "unprotect"));
        assertThat(provider.send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        assertThat(operator.get(page + "/history").body())
                .containsSubsequence("Deleted", "No longer protects", "Protected");
    }
}
