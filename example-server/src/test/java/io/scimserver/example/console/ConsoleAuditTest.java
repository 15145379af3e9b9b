package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that actions of administrators are recorded and shown to the right visitors. */
class ConsoleAuditTest extends ConsoleTest {

    private static final String AUDIT = HOME + "/audit";
    private static final String SECRET = "a long enough secret";

    @Test
    void everyActInACompanyIsOnRecordWithItsNameAndItsAdministrator() throws Exception {
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", SECRET));
        Browser ada = Browser.signedIn(server, "ada", SECRET);
        ada.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "pause"));
        ada.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "enable"));
        ada.submit(PROVISIONING + "/tokens/new", Map.of("label", "Okta <test>", "days", "90"));
        ada.submit(
                "/admin/password", Map.of("old", SECRET, "new", "another long secret", "again", "another long secret"));
        operator.submit(HOME + "/settings", Map.of("name", "Acme"));
        operator.submit(HOME + "/administrators/ada/remove", Map.of("confirm", "yes"));

        String audit = operator.get(AUDIT).body();
        assertThat(audit)
                .containsSubsequence(
                        "Removed the administrator <bdi>ada",
                        "Renamed the company <bdi>Acme",
                        "<del><bdi>My company</bdi></del>",
                        "<ins><bdi>Acme</bdi></ins>",
                        "Changed the password of <bdi>ada",
                        "Made the token <bdi>Okta &lt;test&gt;",
                        "Enabled provisioning",
                        "Paused provisioning",
                        "Signed in",
                        "Added the administrator <bdi>ada")
                .doesNotContain(SECRET, "another long secret", server.token());
        assertThat(operator.get(AUDIT + "?by=ada").body())
                .contains("Paused provisioning")
                .doesNotContain("Renamed the company");
    }

    @Test
    void aFailedSignInIsOnRecordWhereItBelongs() throws Exception {
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", SECRET));
        Browser.at(server).signIn("ada", "not her password");
        Browser.at(server).signIn("my-secret-by-mistake", "x");

        assertThat(operator.get(AUDIT).body()).contains("Failed to sign in", "127.0.0.1");
        assertThat(operator.get("/admin/audit").body())
                .contains("Failed to sign in", "(unknown name)")
                .doesNotContain("my-secret-by-mistake");
    }

    @Test
    void aTokenThatIsRevokedIsOnRecord() throws Exception {
        String tokens = operator.get(PROVISIONING + "/tokens").body();
        String revoke = tokens.replaceAll("(?s).*href=\"([^\"]+/revoke)\".*", "$1");

        assertThat(operator.submit(revoke, Map.of("confirm", "yes")).statusCode())
                .isEqualTo(303);
        assertThat(operator.get(AUDIT).body()).contains("Revoked the token");
    }

    @Test
    void whatHappensToAttributesAndToTheActivityLogIsOnRecord() throws Exception {
        String attributes = PROVISIONING + "/attributes";
        operator.submit(attributes, Map.of("name", "Business Unit", "type", "option", "values", "North"));
        operator.submit(attributes + "/businessUnit", Map.of("change", "name", "name", "Unit"));
        operator.submit(attributes + "/businessUnit", Map.of("change", "values", "values", "North\nSouth"));
        operator.submit(attributes + "/businessUnit/retire", Map.of("confirm", "retire"));
        operator.submit(attributes, attributes + "/businessUnit/retire", Map.of("confirm", "reinstate"));
        operator.get(PROVISIONING + "/activity/export?format=csv");
        operator.submit(PROVISIONING + "/activity/forget", Map.of("user", "ada@example.com"));

        assertThat(operator.get(AUDIT).body())
                .containsSubsequence(
                        "Had the activity log forget a person",
                        "Exported the activity log",
                        "Reinstated the attribute <bdi>Unit",
                        "Retired the attribute <bdi>Unit",
                        "North, South",
                        "<del><bdi>Business Unit</bdi></del>",
                        "<ins><bdi>Unit</bdi></ins>",
                        "Defined the attribute <bdi>Business Unit")
                .doesNotContain("ada@example.com");
    }

    @Test
    void whatAnAdministratorChangesOfAnEmployeeIsInTheAuditToo() throws Exception {
        String id = provider.create("bob@example.com").id();
        operator.submit(HOME + "/employees/" + id + "/deactivate", Map.of());

        assertThat(operator.get(AUDIT).body())
                .containsSubsequence("Changed <bdi>bob@example.com", "<code>active</code>", "<bdi>no</bdi>")
                .doesNotContain("Created");
    }

    @Test
    void theAuditIsShownPageByPage() throws Exception {
        for (int i = 0; i < 26; i++) {
            operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "pause"));
            operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "enable"));
        }
        String first = operator.get(AUDIT).body();
        String older = first.replaceAll("(?s).*href=\"([^\"]+)\">Older<.*", "$1");

        assertThat(first.split("provisioning <bdi>", -1)).hasSize(51);
        assertThat(operator.get(older).body().split("provisioning <bdi>", -1)).hasSize(3);
        assertThat(operator.get(AUDIT + "?before=%22nonsense%00").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodySeesTheAuditOfAnotherCompanyOrOfTheOperators() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));
        operator.submit("/admin/companies/other/administrators", Map.of("name", "olga", "password", SECRET));
        Browser olga = Browser.signedIn(server, "olga", SECRET);

        HttpResponse<String> own = olga.get("/admin/companies/other/audit");
        assertThat(own.body()).contains("Signed in", "olga").doesNotContain("Added the company");
        assertThat(olga.get(AUDIT).statusCode()).isEqualTo(404);
        assertThat(olga.get("/admin/audit").statusCode()).isEqualTo(404);
        assertThat(operator.get("/admin/audit").body()).contains("Added the company <bdi>Other");
        assertThat(Browser.at(server).get(AUDIT).statusCode()).isEqualTo(303);
    }
}
