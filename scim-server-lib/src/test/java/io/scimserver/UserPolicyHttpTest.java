package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.replace;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.Preview;
import io.scimserver.provisioning.Rehire;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of what a host's policy does to requests. */
class UserPolicyHttpTest {

    private RunningScimServer server;
    private ScimClient client;

    /** Policy of a company with rules about titles, and a person whom nobody deletes. */
    private static final class Titles implements UserPolicy {

        @Override
        public UserDocument beforeCreate(Caller by, UserDocument user) {
            return decide(by, user);
        }

        @Override
        public UserDocument beforeUpdate(Caller by, StoredUser before, UserDocument after) {
            return decide(by, after);
        }

        @Override
        public void beforeDelete(Caller by, StoredUser user) {
            if (title(user.attributes()).equals("Founder")) {
                throw ScimErrorException.forbidden("Founders stay.");
            }
        }

        private static UserDocument decide(Caller by, UserDocument user) {
            return switch (title(user)) {
                case "King" -> throw ScimErrorException.invalidValue(by.tenant().id() + " has no kings.");
                case "boss" -> withTitle(user, "Manager");
                case "wrong" ->
                    UserDocument.of(user.toResource().getObjectNode().put("name", "no object"));
                case "failing" -> throw new IllegalArgumentException("the policy fails");
                default -> user;
            };
        }

        private static String title(UserDocument user) {
            return user.member("title").asText();
        }

        private static UserDocument withTitle(UserDocument user, String title) {
            return UserDocument.of(user.toResource().getObjectNode().put("title", title));
        }
    }

    /** Policy that comes after the other one. */
    private static final class Suffixes implements UserPolicy {

        @Override
        public UserDocument beforeCreate(Caller by, UserDocument user) {
            return Titles.title(user).equals("Manager") ? Titles.withTitle(user, "Manager (new)") : user;
        }
    }

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.users(new InMemoryUserStores(Clock.systemUTC()))
                .rehire(Rehire.BY_USER_NAME)
                .policy(new Titles())
                .policy(new Suffixes()));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aRefusalIsTheHostsOwnAndNothingIsStored() {
        String ada = "/Users/" + client.createUser("ada").id();

        for (ScimClient.Response refused : new ScimClient.Response[] {
            client.post("/Users", user("ben", "\"title\":\"King\"")),
            client.put(ada, user("ada", "\"title\":\"King\"")),
            client.patch(ada, replace("title", "\"King\""))
        }) {
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.body().path("detail").asText()).isEqualTo("acme has no kings.");
            assertThat(refused.body().path("scimType").asText()).isEqualTo("invalidValue");
        }
        assertThat(client.get(ada).body().has("title")).isFalse();
        assertThat(client.get("/Users").body().path("totalResults").asInt()).isOne();
    }

    @Test
    void aDeletionCanBeRefused() {
        String ada = "/Users/"
                + client.post("/Users", user("ada", "\"title\":\"Founder\"")).id();

        RefusalsHttpTest.assertIsScimError(client.delete(ada), 403);

        assertThat(client.get(ada).status()).isEqualTo(200);
        assertThat(client.delete("/Users/" + client.createUser("ben").id()).status())
                .isEqualTo(204);
    }

    @Test
    void anAdjustedUserIsStoredAndReturned() {
        ScimClient.Response created = client.post("/Users", user("ada", "\"title\":\"boss\""));

        assertThat(created.body().path("title").asText()).isEqualTo("Manager (new)");
        ScimClient.Response patched = client.patch("/Users/" + created.id(), replace("title", "\"boss\""));
        assertThat(patched.body().path("title").asText()).isEqualTo("Manager");
        assertThat(client.get("/Users/" + created.id()).body()).isEqualTo(patched.body());
    }

    @Test
    void eachOperationOfABulkRequestIsDecidedAlone() {
        JsonNode response = bulk(
                client,
                create("a", user("ada", "\"title\":\"King\"")),
                create("b", user("ben", "\"title\":\"boss\"")),
                create("c", user("cleo", "\"title\":\"Engineer\"")));

        assertThat(statuses(response)).containsExactly("400", "201", "201");
        assertThat(client.get("/Users?filter=title%20eq%20%22Manager%20(new)%22")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isOne();
        assertThat(statuses(bulk(client, operation("DELETE", "/Users/nobody", "{}"))))
                .containsExactly("404");
    }

    @Test
    void whoComesBackIsAChange() {
        String ada = "/Users/"
                + client.post("/Users", user("ada", "\"externalId\":\"1\",\"active\":false"))
                        .id();

        RefusalsHttpTest.assertIsScimError(
                client.post("/Users", user("ada", "\"externalId\":\"1\",\"title\":\"King\"")), 400);
        assertThat(client.get(ada).body().path("active").asBoolean()).isFalse();
    }

    @Test
    void aPolicyThatFailsOrBreaksTheSchemaIsAnErrorOfTheServer() {
        for (String title : new String[] {"failing", "wrong"}) {
            ScimClient.Response failed = client.post("/Users", user("ada", "\"title\":\"" + title + "\""));
            RefusalsHttpTest.assertIsScimError(failed, 500);
            assertThat(failed.raw().body()).doesNotContain("policy").doesNotContain("no object");
        }
        assertThat(client.get("/Users").body().path("totalResults").asInt()).isZero();
    }

    @Test
    void aPreviewTellsWhatThePolicyDecides() {
        TenantUsers users = server.scim().users(new Caller(new Tenant("acme"), "host", "Host", Access.READ_WRITE));

        Preview adjusted = users.previewCreate(user("ada", "\"title\":\"boss\""));
        assertThat(adjusted.after().orElseThrow().member("title").asText()).isEqualTo("Manager (new)");
        assertThat(adjusted.ignored()).containsExactly(new IgnoredAttribute("title", Reason.ADJUSTED_BY_POLICY));

        Preview refused = users.previewCreate(user("ada", "\"title\":\"King\""));
        assertThat(refused.refusal().orElseThrow().detail()).isEqualTo("acme has no kings.");
    }

    @Test
    void theRulesOfTheDocumentationHold() {
        String enterprise = "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":";
        try (RunningScimServer ruled = RunningScimServer.start(EmbeddingExample::withRules)) {
            ScimClient to = ruled.client();
            String data = enterprise + "{\"employeeNumber\":\"7\",\"costCenter\":\"%s\"}";
            assertThat(to.post("/Users", user("ada@elsewhere.org", data.formatted("CC-1")))
                            .status())
                    .isEqualTo(400);
            assertThat(to.post("/Users", user("ada@example.com", data.formatted("CC-9")))
                            .body()
                            .path("detail")
                            .asText())
                    .isEqualTo("There is no cost centre CC-9.");
            String ada = "/Users/"
                    + to.post("/Users", user("ada@example.com", data.formatted("CC-1")))
                            .id();
            assertThat(to.patch(
                                    ada,
                                    replace(
                                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
                                            "\"8\""))
                            .body()
                            .path("scimType")
                            .asText())
                    .isEqualTo("mutability");
            assertThat(to.patch(ada, replace("active", "false")).status()).isEqualTo(200);
        }
    }
}
