package com.example.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests that the application's own responses are the same with and without SCIM. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hr.scim.jwt-secret=" + RunningApplication.SECRET, "spring.datasource.url=jdbc:h2:mem:untouched"})
class UntouchedTest {

    @LocalServerPort
    private int port;

    private RunningApplication application;

    @BeforeEach
    void findPort() {
        application = new RunningApplication(port);
    }

    @Test
    void theApplicationsOwnApiAnswersItsOwnJson() throws Exception {
        HttpResponse<String> response = asClerk("GET", "/api/employees", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("[]");
    }

    @Test
    void itsErrorsHaveItsOwnForm() throws Exception {
        for (String path : new String[] {"/api/employees/7/job-title", "/api/employees/x/job-title"}) {
            HttpResponse<String> refused = asClerk("PUT", path, "Analyst");
            assertThat(refused.statusCode()).isIn(400, 404);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(refused.body()).contains("\"timestamp\"").doesNotContain("urn:ietf:params:scim");
        }
    }

    @Test
    void pathsBesideTheScimRootAreNotTakenOver() throws Exception {
        for (String path : new String[] {"/", "/Users", "/scim", "/scim/v3/Users", "/api/Users"}) {
            HttpResponse<String> missing = asClerk("GET", path, "");
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(missing.body()).as(path).contains("\"timestamp\"").doesNotContain("urn:ietf:params:scim");
        }
    }

    @Test
    void peopleStillHaveToLogIn() throws Exception {
        HttpRequest.Builder browser =
                application.request("GET", "/api/employees", "").header("Accept", "text/html");

        HttpResponse<String> response = RunningApplication.send(browser);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(url -> assertThat(url).endsWith("/login"));
    }

    @Test
    void aTokenForScimOpensNothingElse() throws Exception {
        String token = RunningApplication.token("acme", "scim", Instant.now().plusSeconds(60));

        HttpResponse<String> refused = RunningApplication.send(
                application.request("GET", "/api/employees", "").header("Authorization", "Bearer " + token));

        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void aClerksPasswordDoesNotOpenScim() throws Exception {
        assertThat(asClerk("GET", "/scim/v2/Users", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsWrongBelowTheScimRootIsAScimError() throws Exception {
        HttpResponse<String> missing = application.scim("GET", "/Nothing", "");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/scim+json");
    }

    private HttpResponse<String> asClerk(String method, String path, String body) throws Exception {
        String credentials = Base64.getEncoder().encodeToString("clerk:of-the-sample".getBytes(StandardCharsets.UTF_8));
        return RunningApplication.send(application
                .request(method, path, body)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "text/plain"));
    }
}
