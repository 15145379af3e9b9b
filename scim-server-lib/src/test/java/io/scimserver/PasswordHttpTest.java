package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of passwords, for hosts that take them. */
class PasswordHttpTest {

    private final List<String> taken = new ArrayList<>();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.passwords((by, user, password) ->
                taken.add(user.attributes().tree().path("userName").asText() + " " + password)));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theSchemaAndTheConfigurationSayThatPasswordsAreTaken() {
        JsonNode password = client.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                .body()
                .path("attributes")
                .valueStream()
                .filter(attribute -> attribute.path("name").asText().equals("password"))
                .findFirst()
                .orElseThrow();

        assertThat(password.path("mutability").asText()).isEqualTo("writeOnly");
        assertThat(password.path("returned").asText()).isEqualTo("never");
        assertThat(client.get("/ServiceProviderConfig")
                        .body()
                        .at("/changePassword/supported")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyWayToSetOneReachesTheHandlerAndNoneTheResponse() {
        ScimClient.Response post = client.post("/Users", user("ada", "\"password\":\"s3cret-1\""));
        String path = "/Users/" + post.id();
        ScimClient.Response put = client.put(path, user("ada", "\"password\":\"s3cret-2\""));
        ScimClient.Response patch = client.patch(path, BulkRequests.replace("password", "\"s3cret-3\""));
        ScimClient.Response without =
                client.patchWith(path, "{\"op\":\"replace\",\"value\":{\"PassWord\":\"s3cret-4\"}}");
        JsonNode bulk = BulkRequests.bulk(client, BulkRequests.create("b", user("bob", "\"password\":\"s3cret-5\"")));

        assertThat(taken)
                .containsExactly("ada s3cret-1", "ada s3cret-2", "ada s3cret-3", "ada s3cret-4", "bob s3cret-5");
        for (ScimClient.Response response :
                new ScimClient.Response[] {post, put, patch, without, client.get("/Users")}) {
            assertThat(response.status()).isLessThan(300);
            assertThat(response.raw().body()).doesNotContain("s3cret").doesNotContain("assword");
        }
        assertThat(bulk.toString()).doesNotContain("s3cret").doesNotContain("assword");
    }

    @Test
    void noSelectionShowsAPassword() {
        String id = client.post("/Users?attributes=password", user("ada", "\"password\":\"s3cret\""))
                .id();

        for (String path : new String[] {"/Users/" + id, "/Users"}) {
            assertThat(client.get(path + "?attributes=userName,password").raw().body())
                    .contains("ada")
                    .doesNotContain("assword");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=password%20eq%20%22s3cret%22",
                "filter=password%20pr",
                "filter=PASSWORD%20sw%20%22s%22",
                "filter=urn:ietf:params:scim:schemas:core:2.0:User:password%20pr",
                "filter=not%20(password%20pr)%20or%20userName%20pr",
                "sortBy=password"
            })
    void nothingComparesWithAPassword(String query) {
        client.post("/Users", user("ada", "\"password\":\"s3cret\""));
        ScimClient.Response refused = client.get("/Users?" + query);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.raw().body()).doesNotContain("s3cret");
    }

    @Test
    void aPasswordMayHoldAnyCharacterAndIsNotCutOff() {
        String password = "ä😀\\u0000" + "x".repeat(100);
        client.post("/Users", user("ada", "\"password\":\"" + password + "\""));

        assertThat(taken).containsExactly("ada " + password.replace("\\u0000", "\0"));
    }

    @Test
    void anOverlongOrMistypedPasswordIsRefusedWithoutRepeatingIt() {
        for (String password : new String[] {"\"" + "s3cret".repeat(2_000) + "\"", "{\"a\":\"s3cret\"}", "123"}) {
            ScimClient.Response refused = client.post("/Users", user("ada", "\"password\":" + password));
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.raw().body()).doesNotContain("s3cret").doesNotContain("123");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void aPutThatLeavesThePasswordOutLeavesItAlone() {
        String id =
                client.post("/Users", user("ada", "\"password\":\"s3cret\"")).id();
        client.put("/Users/" + id, user("ada", ""));

        assertThat(taken).containsExactly("ada s3cret");
    }

    @Test
    void aUserWhosePasswordTheHandlerRefusesIsReportedAsStored() throws InterruptedException {
        try (FailingHandler host = new FailingHandler()) {
            ScimClient.Response created = host.client.post("/Users", user("ada", "\"password\":\"s3cret-1\""));

            assertThat(created.status()).isEqualTo(201);
            assertThat(host.client.get("/Users/" + created.id()).status()).isEqualTo(200);
            host.assertPasswordIsNamedAsNotSet();
        }
    }

    @Test
    void aReplaceWhosePasswordTheHandlerRefusesIsReportedAsStored() throws InterruptedException {
        try (FailingHandler host = new FailingHandler()) {
            String path = "/Users/" + host.client.createUser("ada").id();
            ScimClient.Response put = host.client.put(path, user("ada", "\"title\":\"x\",\"password\":\"s3cret-1\""));

            assertThat(put.status()).isEqualTo(200);
            assertThat(host.client.get(path).body()).isEqualTo(put.body());
            host.assertPasswordIsNamedAsNotSet();
        }
    }

    @Test
    void aPatchWhosePasswordTheHandlerRefusesIsReportedAsStored() throws InterruptedException {
        try (FailingHandler host = new FailingHandler()) {
            String path = "/Users/" + host.client.createUser("ada").id();
            ScimClient.Response patch = host.client.patchWith(
                    path, "{\"op\":\"replace\",\"value\":{\"title\":\"x\",\"password\":\"s3cret-1\"}}");

            assertThat(patch.status()).isEqualTo(200);
            assertThat(host.client.get(path).body()).isEqualTo(patch.body());
            host.assertPasswordIsNamedAsNotSet();
        }
    }

    @Test
    void aBulkRequestReportsUsersAsStoredWhosePasswordsTheHandlerRefuses() throws InterruptedException {
        try (FailingHandler host = new FailingHandler()) {
            String id = host.client.createUser("ada").id();
            JsonNode bulk = BulkRequests.bulk(
                    host.client,
                    1,
                    BulkRequests.create("b", user("bob", "\"password\":\"s3cret-1\"")),
                    BulkRequests.create("c", user("cleo", "\"password\":\"s3cret-2\"")),
                    BulkRequests.operation(
                            "PUT", "/Users/" + id, user("ada", "\"title\":\"x\",\"password\":\"s3cret-3\"")));

            assertThat(BulkRequests.statuses(bulk)).containsExactly("201", "201", "200");
            host.assertPasswordIsNamedAsNotSet();
        }
    }

    @Test
    void aRequestThatChangesThePasswordAloneFailsWithTheHandler() {
        try (FailingHandler host = new FailingHandler()) {
            ScimClient.Response created = host.client.createUser("ada");
            String path = "/Users/" + created.id();
            ScimClient.Response patch = host.client.patch(path, BulkRequests.replace("password", "\"s3cret-1\""));
            ScimClient.Response put = host.client.put(path, user("ada", "\"password\":\"s3cret-1\""));

            RefusalsHttpTest.assertIsScimError(patch, 500);
            RefusalsHttpTest.assertIsScimError(put, 500);
            assertThat(patch.raw().body() + put.raw().body()).doesNotContain("s3cret");
            assertThat(host.client.get(path).body()).isEqualTo(created.body());
        }
    }

    /** Server whose host fails to keep passwords, with an activity log. */
    private static final class FailingHandler implements AutoCloseable {

        private final InMemoryActivityStore entries = new InMemoryActivityStore();
        private final ActivityLog log = ActivityLog.start(entries, ActivitySettings.DEFAULT, Clock.systemUTC());
        private final RunningScimServer server =
                RunningScimServer.start(builder -> builder.activity(log).passwords((by, user, password) -> {
                    throw new IllegalStateException("the directory refuses " + password);
                }));
        final ScimClient client = server.client();

        void assertPasswordIsNamedAsNotSet() throws InterruptedException {
            assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
            ActivityQuery all = ActivityQuery.newest(Optional.of(new Tenant("acme")), ActivityFilter.ANY, 100);
            assertThat(entries.search(all).entries().stream()
                            .filter(entry -> entry.outcome()
                                    .ignored()
                                    .contains(new IgnoredAttribute("password", Reason.PASSWORD_HANDLER_FAILED))))
                    .hasSize(1)
                    .allMatch(entry -> entry.outcome().status() < 300);
        }

        @Override
        public void close() {
            server.close();
            log.close();
        }
    }
}
