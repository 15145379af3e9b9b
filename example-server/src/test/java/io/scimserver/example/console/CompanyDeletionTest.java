package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.ScimCaller;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an operator's deletion of a company removes everything of it, and nothing of another. */
class CompanyDeletionTest extends ConsoleTest {

    private static final String ACME = "/admin/companies/acme";
    private static final String ACME_PROVISIONING = ACME + "/integrations/provisioning";
    private static final String DELETE = ACME + "/delete";
    private static final String SECRET = "a long enough secret";
    private static final Pattern TOKEN = Pattern.compile("scim_[A-Za-z0-9_-]{43}");

    private ScimCaller acme;

    @BeforeEach
    void addAcme() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Acme"));
        operator.submit(ACME + "/administrators", Map.of("name", "ada", "password", SECRET));
        turn("enable");
        acme = new ScimCaller(server.url(), newToken());
        acme.create("employee@acme.example");
    }

    private void turn(String how) throws Exception {
        operator.submit(ACME_PROVISIONING, ACME_PROVISIONING + "/switch", Map.of("confirm", how));
    }

    private String newToken() throws Exception {
        Matcher secret = TOKEN.matcher(operator.submit(ACME_PROVISIONING + "/tokens/new", Map.of("label", "Okta"))
                .body());
        assertThat(secret.find()).isTrue();
        return secret.group();
    }

    @Test
    void everythingOfTheCompanyGoesAndNothingOfAnother() throws Exception {
        ScimCaller others = new ScimCaller(server.url(), server.token());
        others.create("somebody@else.example");
        Browser ada = Browser.signedIn(server, "ada", SECRET);
        turn("disable");

        assertThat(operator.get(DELETE).body()).contains("1 employee", "for good");
        assertThat(operator.submit(DELETE, Map.of("name", "Acme")).statusCode()).isEqualTo(303);

        assertThat(acme.get("/Users").status()).isEqualTo(401);
        assertThat(operator.get(ACME).statusCode()).isEqualTo(404);
        assertThat(ada.get(ACME).statusCode()).isEqualTo(303);
        assertThat(Browser.at(server).signIn("ada", SECRET).statusCode()).isEqualTo(401);
        assertThat(operator.get("/admin/companies").body()).doesNotContain("Acme");
        assertThat(operator.get("/admin/audit").body()).contains("Deleted the company <bdi>Acme");
        assertThat(others.countOf("somebody@else.example")).isEqualTo(1);
        assertThat(operator.get("/admin/companies/default/employees").body()).contains("somebody@else.example");
    }

    @Test
    void aNewCompanyOfTheSameNameStartsFromNothing() throws Exception {
        assertThat(operator.get(ACME + "/administrators").body()).contains("> ada<");
        turn("disable");
        operator.submit(DELETE, Map.of("name", "Acme"));
        operator.submit("/admin/companies", Map.of("name", "Acme"));

        assertThat(operator.get(ACME).statusCode()).isEqualTo(404);
        assertThat(operator.get("/admin/companies/acme-2/employees").body()).doesNotContain("employee@acme.example");
        assertThat(operator.get("/admin/companies/acme-2/administrators").body())
                .doesNotContain("> ada<");
        assertThat(operator.get("/admin/companies/acme-2/audit").body()).doesNotContain("Okta");
    }

    @Test
    void withoutItsNameOrWhileItIsEnabledNothingIsDeleted() throws Exception {
        assertThat(operator.submit(DELETE, Map.of("name", "Acme")).statusCode()).isEqualTo(409);
        turn("disable");
        assertThat(operator.submit(DELETE, Map.of("name", "acme")).statusCode()).isEqualTo(422);
        assertThat(operator.submit(DELETE, Map.of()).statusCode()).isEqualTo(422);

        turn("enable");
        assertThat(acme.countOf("employee@acme.example")).isEqualTo(1);
    }

    @Test
    void onlyOperatorsDeleteAndNotTheFirstCompany() throws Exception {
        Browser ada = Browser.signedIn(server, "ada", SECRET);

        assertThat(ada.get(DELETE).statusCode()).isEqualTo(404);
        assertThat(ada.submit("/admin/password", DELETE, Map.of("name", "Acme")).statusCode())
                .isEqualTo(404);
        assertThat(operator.get(ACME + "/settings").body()).contains(DELETE);
        assertThat(operator.get("/admin/companies/default/settings").body()).doesNotContain("/delete\"");
        assertThat(operator.get("/admin/companies/default/delete").statusCode()).isEqualTo(409);
        assertThat(operator.get(ACME).statusCode()).isEqualTo(200);
    }
}
