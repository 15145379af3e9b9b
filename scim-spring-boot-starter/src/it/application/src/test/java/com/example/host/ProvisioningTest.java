package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.net.http.HttpResponse;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Application with a DataSource, a login of its own and the console: SCIM beside everything else. */
class ProvisioningTest {

    private static final String PATCH = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations":[{"op":"Replace","path":"active","value":"False"}]}""";

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                HostApplication.class,
                "spring.datasource.url=jdbc:h2:mem:provisioning",
                "spring.threads.virtual.enabled=true",
                "scim.token=" + RunningApplication.TOKEN,
                "scim.groups=true",
                "scim.console.enabled=true",
                "scim.console.path=/administration/provisioning",
                "scim.console.role=HR",
                "management.endpoints.web.exposure.include=health,metrics",
                "management.endpoint.health.show-details=always");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aUserLivesFromTheFirstDayToTheLast() throws Exception {
        assertThat(application.withName("ada").body()).contains("\"totalResults\":0");

        String path = application.created("ada");
        assertThat(application.withName("ADA").body()).contains("\"totalResults\":1", "\"active\":true");
        HttpResponse<String> left = application.scim("PATCH", path, PATCH);
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        assertThat(application.scim("GET", path, "").body()).contains("\"active\":false");
        assertThat(application.scim("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(application.scim("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatTheApplicationIssuesOpensItsTenantAlone() throws Exception {
        application.created("grace");
        String globex = application
                .bean(TokenService.class)
                .issue(new TokenTerms(new Tenant("globex"), "Okta", Access.READ_WRITE))
                .secret();

        HttpResponse<String> users = application.scim(globex, "GET", "/Users", "");

        assertThat(users.statusCode()).isEqualTo(200);
        assertThat(users.body()).contains("\"totalResults\":0");
    }

    @Test
    void aWrongTokenIsRefusedByScimAndNotByTheLogin() throws Exception {
        HttpResponse<String> refused = application.scim("wrong", "GET", "/Users", "");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/scim+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(application.as("clerk", "GET", "/scim/v2/Users", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void groupsAreKeptToo() throws Exception {
        HttpResponse<String> created = application.scim(
                "POST",
                "/Groups",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Engineering\"}");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @Test
    void theApplicationsOwnPagesStayBehindItsOwnSecurity() throws Exception {
        for (String path : new String[] {"/payroll", "/scim", "/scim/v3/Users", "/scim/v2x", "/Users"}) {
            HttpResponse<String> response = RunningApplication.send(
                    application.request("GET", path, "").header("Authorization", "Bearer " + RunningApplication.TOKEN));
            assertThat(response.statusCode()).as(path).isIn(302, 401);
        }
        assertThat(application.as("clerk", "GET", "/payroll", "").body()).isEqualTo("salaries");
        assertThat(application.as("clerk", "POST", "/payroll", "").statusCode())
                .as("without the application's CSRF token")
                .isIn(401, 403);
    }

    @Test
    void metricsTellWhatIdentityProvidersDo() throws Exception {
        application.created("metered");

        HttpResponse<String> metric = application.as(
                "clerk", "GET", "/actuator/metrics/scim.requests?tag=operation:create&tag=status:201", "");

        assertThat(metric.statusCode()).isEqualTo(200);
        assertThat(metric.body()).contains("COUNT");
        assertThat(application.as("clerk", "GET", "/actuator/metrics", "").body())
                .contains("scim.operations", "scim.guard.trips", "scim.activity.lost");
    }

    @Test
    void healthFollowsTheDatabase() throws Exception {
        assertThat(health()).contains("\"scim\":{\"status\":\"UP\"}");

        execute("update scim_schema set version = 0");
        try {
            assertThat(health()).contains("\"reason\":\"the tables have version [0]");
        } finally {
            execute("update scim_schema set version = 2");
        }
        assertThat(health()).contains("\"scim\":{\"status\":\"UP\"}");
    }

    private static String health() throws Exception {
        return application.as("clerk", "GET", "/actuator/health", "").body();
    }

    private static void execute(String sql) throws Exception {
        try (var connection = application.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The console of this application, as its people see it. */
    @Test
    void theConsoleIsForTheRoleAlone() throws Exception {
        String root = "/administration/provisioning";

        assertThat(application
                        .as("clerk", "GET", root + "/companies/default", "")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> guest = application.as("guest", "GET", root + "/companies/default", "");
        assertThat(guest.statusCode()).isBetween(300, 399);
        assertThat(guest.headers().firstValue("Location"))
                .hasValueSatisfying(url -> assertThat(url).endsWith("/login"));
        HttpResponse<String> nobody = RunningApplication.send(application.request("GET", root, ""));
        assertThat(nobody.statusCode()).isIn(302, 401);
    }

    @Test
    void aFormOfTheConsoleStopsTheIdentityProvider() throws Exception {
        ConsoleForm form = ConsoleForm.open(application, "clerk", "/administration/provisioning/companies/default");

        assertThat(form.set("pause").statusCode()).isEqualTo(303);
        try {
            assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(403);
        } finally {
            assertThat(form.set("enable").statusCode()).isEqualTo(303);
        }
        assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithoutTheConsolesOwnKeyIsRefused() throws Exception {
        HttpResponse<String> refused = RunningApplication.send(RunningApplication.signedIn(
                        "clerk",
                        application.request(
                                "POST",
                                "/administration/provisioning/companies/default/integrations/provisioning/switch",
                                "confirm=pause"))
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(200);
    }
}
