package io.scimserver.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that sample employees are there on demand, and never among a company's own. */
class DemoTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SCIM_ADMIN_PASSWORD", Browser.PASSWORD, "SCIM_TOKEN", "a-token-that-is-long-enough-0123456789");
    private static final String EMPLOYEES = "/admin/companies/default/employees";

    @TempDir
    private Path folder;

    @Test
    void withoutBeingAskedForNobodyIsThere() throws Exception {
        try (RunningServer server = Browser.server()) {
            assertThat(total(server)).isZero();
        }
    }

    @Test
    void fortyEmployeesOfEveryStatusShowWhetherTheyGetSurveys() throws Exception {
        try (RunningServer server = server("--demo")) {
            Browser operator = Browser.operator(server);

            assertThat(total(server)).isEqualTo(40);
            assertThat(operator.get(EMPLOYEES + "?status=active").body())
                    .contains("to 25 of 31")
                    .contains("<td>yes</td>")
                    .doesNotContain("<td>no</td>");
            assertThat(operator.get(EMPLOYEES + "?status=leaving").body()).contains("1 to 3 of 3", "<td>yes</td>");
            assertThat(operator.get(EMPLOYEES + "?status=not-started").body())
                    .contains("1 to 3 of 3", "<td>no</td>")
                    .doesNotContain("<td>yes</td>");
            assertThat(operator.get(EMPLOYEES + "?status=inactive").body())
                    .contains("1 to 3 of 3", "<td>no</td>")
                    .doesNotContain("<td>yes</td>");
        }
    }

    @Test
    void theyAreEmployeesLikeAnyOthers() throws Exception {
        try (RunningServer server = server("--demo")) {
            ScimCaller provider = caller(server);
            JsonNode page = provider.get("/Users?filter=userName%20eq%20%22karin.oberg@example.com%22")
                    .json();
            String id = page.at("/Resources/0/id").asText();

            assertThat(page.at("/Resources/0/displayName").asText()).isEqualTo("Karin Öberg");
            assertThat(Browser.operator(server).get(EMPLOYEES + "/" + id).body())
                    .contains("<dt>Business Unit</dt><dd><bdi>Corporate</bdi></dd>")
                    .containsPattern("<dt>Start Date</dt><dd><bdi>[0-9]{4}-[0-9]{2}-[0-9]{2}</bdi></dd>")
                    .contains("<bdi>Priya Raman</bdi></a>");
            assertThat(provider.patch(id, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void startedAgainItAddsNobodyAndChangesNothing() throws Exception {
        List<String> before;
        try (RunningServer server = server("--demo", "--store=sqlite:" + folder.resolve("scim.db"))) {
            before = versions(server);
        }
        try (RunningServer server = server("--demo", "--store=sqlite:" + folder.resolve("scim.db"))) {
            assertThat(versions(server)).hasSize(40).isEqualTo(before);
        }
    }

    @Test
    void aCompanyThatHasEmployeesIsLeftAsItIs() throws Exception {
        try (RunningServer server = server("--store=sqlite:" + folder.resolve("scim.db"))) {
            assertThat(caller(server).create("ada@example.com").status()).isEqualTo(201);
        }
        try (RunningServer server = server("--demo", "--store=sqlite:" + folder.resolve("scim.db"))) {
            assertThat(total(server)).isEqualTo(1);
            assertThat(caller(server).get("/Schemas").text()).doesNotContain("startDate");
        }
    }

    @Test
    void anAttributeOfAnotherTypeUnderTheSameNameIsLeftAlone() throws Exception {
        try (RunningServer server = server("--demo", "--custom-attribute=Start Date=integer")) {
            assertThat(total(server)).isEqualTo(40);
            assertThat(users(server).toString()).contains("separationDate").doesNotContain("startDate");
        }
    }

    private static RunningServer server(String... options) throws Exception {
        return RunningServer.start(ENVIRONMENT, options);
    }

    private static ScimCaller caller(RunningServer server) {
        return new ScimCaller(server.url(), ENVIRONMENT.get("SCIM_TOKEN"));
    }

    private static int total(RunningServer server) throws Exception {
        String token = server.running().token().map(made -> made.secret()).orElse(ENVIRONMENT.get("SCIM_TOKEN"));
        return new ScimCaller(server.url(), token)
                .get("/Users?count=0")
                .json()
                .get("totalResults")
                .intValue();
    }

    private static List<String> versions(RunningServer server) throws Exception {
        return users(server).stream()
                .map(user ->
                        user.get("id").asText() + " " + user.at("/meta/version").asText())
                .toList();
    }

    private static List<JsonNode> users(RunningServer server) throws Exception {
        JsonNode list =
                caller(server).get("/Users?count=100&sortBy=userName").json().get("Resources");
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
