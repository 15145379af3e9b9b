package com.example.hr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An identity provider keeps an employee in step, from the first day to the last. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "hr.scim.jwt-secret=" + RunningApplication.SECRET,
            "spring.datasource.url=jdbc:h2:mem:provisioning"
        })
class ProvisioningTest {

    private static final String ADA = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@acme.example","externalId":"e-1",
             "name":{"givenName":"Ada","familyName":"Lovelace"},"title":"Analyst","active":true,
             "emails":[{"value":"ada@acme.example","type":"work","primary":true}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private RunningApplication application;

    @BeforeEach
    void startWithoutEmployees() {
        application = new RunningApplication(port);
        jdbc.sql("delete from employee").update();
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void aUserLivesFromTheFirstDayToTheLast() throws Exception {
        assertThat(total("userName eq \"ada@acme.example\"")).isZero();

        HttpResponse<String> created = application.scim("POST", "/Users", ADA);
        assertThat(created.statusCode()).isEqualTo(201);
        String path = "/Users/" + json(created).path("id").asText();
        assertThat(total("userName eq \"ADA@acme.example\"")).isOne();
        assertThat(total("externalId eq \"e-1\" and active eq true")).isOne();
        assertThat(total("emails[type eq \"work\" and value co \"acme\"]")).isOne();

        patch(path, "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Countess\"}");
        assertThat(column("job_title")).isEqualTo("Countess");
        patch(path, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        assertThat(column("employed")).isEqualTo("FALSE");
        patch(path, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}");
        assertThat(column("employed")).isEqualTo("TRUE");

        assertThat(application.scim("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(application.scim("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(tasks()).containsExactly("WELCOME", "END_SESSIONS", "WELCOME_BACK", "ERASE");
    }

    @Test
    void anEmployeeFromBeforeIsFoundAndTakenOver() throws Exception {
        jdbc.sql(
                        "insert into employee (company, login, login_key, last_name) values ('acme', 'grace', 'grace', 'Hopper')")
                .update();

        JsonNode found = json(application.scim("GET", "/Users?filter=userName%20eq%20%22grace%22", ""))
                .path("Resources")
                .path(0);

        assertThat(found.path("name").path("familyName").asText()).isEqualTo("Hopper");
        patch("/Users/" + found.path("id").asText(), "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"e-2\"}");
        assertThat(total("externalId eq \"e-2\"")).isOne();
    }

    @Test
    void aChangeOfTheApplicationIsNotOverwrittenUnseen() throws Exception {
        HttpResponse<String> created = application.scim("POST", "/Users", ADA);
        String path = "/Users/" + json(created).path("id").asText();
        jdbc.sql("update employee set job_title = 'Chief', version = version + 1")
                .update();

        HttpResponse<String> late = RunningApplication.send(application
                .request("PUT", "/scim/v2" + path, ADA)
                .header("Authorization", "Bearer " + RunningApplication.token("acme", "scim", soon()))
                .header("Content-Type", "application/scim+json")
                .header("If-Match", created.headers().firstValue("ETag").orElseThrow()));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(column("job_title")).isEqualTo("Chief");
    }

    @Test
    void companiesDoNotSeeEachOther() throws Exception {
        String path = "/Users/"
                + json(application.scim("POST", "/Users", ADA)).path("id").asText();
        String globex = RunningApplication.token("globex", "scim", soon());

        assertThat(application.scim(globex, "GET", path, "").statusCode()).isEqualTo(404);
        assertThat(application.scim(globex, "DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(application.scim(globex, "POST", "/Users", ADA).statusCode()).isEqualTo(201);
    }

    @Test
    void onlyAValidTokenForScimLetsIn() throws Exception {
        String expired = RunningApplication.token("acme", "scim", Instant.now().minusSeconds(120));
        String forSomethingElse = RunningApplication.token("acme", "payroll", soon());
        String valid = RunningApplication.token("acme", "scim", soon());

        for (String token : List.of(expired, forSomethingElse, valid.substring(0, valid.length() - 4) + "AAAA", "x")) {
            HttpResponse<String> refused = application.scim(token, "GET", "/Users", "");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/scim+json");
        }
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }

    private void patch(String path, String operation) throws Exception {
        HttpResponse<String> response = application.scim(
                "PATCH",
                path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private int total(String filter) throws Exception {
        String encoded = java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8);
        return json(application.scim("GET", "/Users?filter=" + encoded, ""))
                .path("totalResults")
                .asInt(-1);
    }

    private String column(String name) {
        return jdbc.sql("select cast(" + name + " as varchar) from employee")
                .query(String.class)
                .single();
    }

    private List<String> tasks() {
        return jdbc.sql("select task from outbox order by id")
                .query(String.class)
                .list();
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
