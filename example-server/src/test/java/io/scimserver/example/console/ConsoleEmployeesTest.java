package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the list of employees, of their pages, and of what administrators do there. */
class ConsoleEmployeesTest extends ConsoleTest {

    private static final String EMPLOYEES = HOME + "/employees";
    private static final Pattern NAME = Pattern.compile("<th scope=\"row\"><a href=\"[^\"]+\"><bdi>([^<]*)</bdi>");
    private static final Pattern VERSION = Pattern.compile("name=\"(?:version|confirm)\" value=\"([^\"]+)\"");

    private String grace;

    @BeforeEach
    void createEmployees() throws Exception {
        grace = provider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName": "ghopper", "displayName": "Grace Hopper", "externalId": "00u-77",
                 "emails": [{"value": "amazing@example.com", "type": "work", "primary": true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                     {"employeeNumber": "701984", "department": "Navy Yard"}}""").id();
        provider.create("ada@example.com");
    }

    private String page() throws Exception {
        return operator.get(EMPLOYEES + "/" + grace).body();
    }

    private static List<String> names(String page) {
        return NAME.matcher(page).results().map(name -> name.group(1)).toList();
    }

    private static String version(String page) {
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private void change(String path, String value) throws Exception {
        provider.patch(grace, "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hopper", "race hop", "Hopper Grace", "amazing@", "0u-77", "01984", "navy", "hopper yard"})
    void employeesAreFoundByPartsOfWhatIsKnownOfThem(String search) throws Exception {
        assertThat(names(operator.get(EMPLOYEES + "?search=" + Browser.encode(search))
                        .body()))
                .containsExactly("Grace Hopper");
    }

    @Test
    void everyWordOfASearchCounts() throws Exception {
        assertThat(operator.get(EMPLOYEES + "?search=hopper%20army").body()).contains("Nobody matches");
    }

    @Test
    void theListIsSortedByEachColumnInBothDirections() throws Exception {
        provider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "zoe",
                 "displayName": "Aaron Zoe", "title": "Clerk"}""");

        assertThat(names(operator.get(EMPLOYEES).body()))
                .containsExactly("ada@example.com", "Grace Hopper", "Aaron Zoe");
        String byName = operator.get(EMPLOYEES + "?sort=name").body();
        assertThat(names(byName)).containsSubsequence("Aaron Zoe", "Grace Hopper");
        assertThat(byName)
                .contains(
                        "aria-sort=\"ascending\"><a href=\"" + EMPLOYEES + "?search=&amp;status=&amp;sort=name-desc\"");
        assertThat(names(operator.get(EMPLOYEES + "?sort=name-desc").body()))
                .containsSubsequence("Grace Hopper", "Aaron Zoe");
        assertThat(names(operator.get(EMPLOYEES + "?sort=user-name-desc").body()))
                .containsExactly("Aaron Zoe", "Grace Hopper", "ada@example.com");
        assertThat(names(operator.get(EMPLOYEES + "?sort=nonsense").body()))
                .containsExactly("ada@example.com", "Grace Hopper", "Aaron Zoe");
    }

    @Test
    void theListIsAFileToo() throws Exception {
        for (int i = 0; i < 120; i++) {
            provider.create("user" + i + "@example.com");
        }
        provider.create("=cmd|' /C calc'!A0");
        HttpResponse<String> file = operator.get(HOME + "/employees.csv");

        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"employees.csv\"");
        assertThat(file.body().lines()).hasSize(1 + 123).doesNotHaveDuplicates();
        assertThat(file.body())
                .contains("\"Grace Hopper\",\"ghopper\",\"amazing@example.com\",\"701984\",\"Navy Yard\",\"\",\"\","
                        + "\"Active\",\"yes\",\"00u-77\",\"" + grace + "\"")
                .contains("\"'=cmd")
                .doesNotContain("\"=cmd");
        assertThat(operator.get(HOME + "/audit").body()).contains("Exported the list of employees");
    }

    @Test
    void theFileHoldsWhatTheListSelects() throws Exception {
        assertThat(operator.get(EMPLOYEES + "?search=hopper").body())
                .contains("href=\"" + HOME + "/employees.csv?search=hopper&amp;status=\"");
        assertThat(operator.get(HOME + "/employees.csv?search=hopper").body().lines())
                .hasSize(2);
        assertThat(operator.get(HOME + "/employees.csv?status=inactive").body().lines())
                .hasSize(1);
    }

    @Test
    void nobodyGetsTheFileOfAnotherCompany() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));
        operator.submit(
                "/admin/companies/other/administrators", Map.of("name", "olga", "password", "a long enough secret"));
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");

        assertThat(olga.get(HOME + "/employees.csv").statusCode()).isEqualTo(404);
        assertThat(olga.get("/admin/companies/other/employees.csv").body().lines())
                .hasSize(1);
    }

    @Test
    void aDeactivationAsksAndNamesThePerson() throws Exception {
        assertThat(page()).contains(EMPLOYEES + "/" + grace + "/deactivate");
        assertThat(operator.get(EMPLOYEES + "/" + grace + "/deactivate").body())
                .contains("Deactivate Grace Hopper (ghopper)?", "Cancel");
        assertThat(operator.submit(EMPLOYEES + "/" + grace, Map.of("confirm", "deactivate"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(page()).contains(">Active<");

        operator.submit(EMPLOYEES + "/" + grace + "/deactivate", Map.of());
        assertThat(page()).contains(">Inactive<", "Reactivate");
    }

    @Test
    void aFormThatWasOpenedBeforeAnotherChangeIsRefused() throws Exception {
        String deactivate = EMPLOYEES + "/" + grace + "/deactivate";
        String before = version(operator.get(deactivate).body());
        change("title", "\"Admiral\"");

        assertThat(operator.submit(deactivate, Map.of("confirm", before)).statusCode())
                .isEqualTo(409);
        assertThat(page()).contains(">Active<");
        String now = version(operator.get(deactivate).body());
        assertThat(operator.submit(deactivate, Map.of("confirm", now)).statusCode())
                .isEqualTo(303);

        String inactive = version(page());
        change("title", "\"Rear admiral\"");
        Map<String, String> reactivate = Map.of("confirm", "reactivate", "version", inactive);
        assertThat(operator.submit(EMPLOYEES + "/" + grace, reactivate).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aHistoryIsInWords() throws Exception {
        change("emails", "[{\"value\":\"grace@example.com\",\"type\":\"work\"},{\"value\":\"g@home.example\"}]");

        assertThat(operator.get(EMPLOYEES + "/" + grace + "/history").body())
                .contains("amazing@example.com (work, primary)", "grace@example.com (work)")
                .doesNotContain("{&#34;", "{\"");
    }

    @Test
    void theEraseOfAHistoryNamesThePerson() throws Exception {
        assertThat(operator.get(EMPLOYEES + "/" + grace + "/history/erase").body())
                .contains("This is about Grace Hopper (ghopper).");

        provider.send("DELETE", "/Users/" + grace, "");
        assertThat(operator.get(EMPLOYEES + "/" + grace + "/history/erase").body())
                .contains("This is about ghopper.");
    }

    @Test
    void theDeletionOfACompanyIsNamedInTheList() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));

        assertThat(operator.get("/admin/companies").body()).contains(">Rename or delete<");
        assertThat(operator.get("/admin/companies/other/settings").body()).contains("Delete this company");
    }
}
