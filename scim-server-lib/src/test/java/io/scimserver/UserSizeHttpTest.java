package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.Preview;
import io.scimserver.schema.ScimError;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limit on the size of one user, whatever request makes it so large. */
class UserSizeHttpTest {

    private static final int LIMIT = 2_000;
    private static final Caller HOST = new Caller(new Tenant("acme"), "hr", "HR", Access.READ_WRITE);

    private final UserStores stores = new InMemoryUserStores(Clock.systemUTC());
    private final RunningScimServer unlimited = RunningScimServer.start(builder -> builder.users(stores));
    private final RunningScimServer server = RunningScimServer.start(builder ->
            builder.users(stores).config(ScimServerConfig.DEFAULT.withLimits(ScimLimits.DEFAULT.withUserBytes(LIMIT))));
    private final ScimClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
        unlimited.close();
    }

    @Test
    void aNewUserIsAsLargeAsTheLimitAndNoLarger() {
        int rest = size(client.post("/Users", withTitle("ada", 1)).id()) - 1;

        assertThat(client.post("/Users", withTitle("bob", LIMIT - rest)).status())
                .isEqualTo(201);
        assertThat(detail(client.post("/Users", withTitle("eve", LIMIT - rest + 1))))
                .contains("2001 bytes", "at most 2000");
        assertThat(client.find("userName eq \"eve\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void aReplacementIsMeasuredAsANewUserIs() {
        String ada = client.createUser("ada").id();

        detail(client.put("/Users/" + ada, withTitle("ada", LIMIT)));
        assertThat(client.get("/Users/" + ada).body().has("title")).isFalse();
    }

    @Test
    void patchesCannotGrowAUserWithoutEnd() {
        String ada = client.createUser("ada").id();
        int added = 0;
        while (client.patchWith("/Users/" + ada, email(added)).status() == 200) {
            added++;
        }

        assertThat(added).isBetween(10, 100);
        assertThat(size(ada)).isBetween(LIMIT - 100, LIMIT);
        detail(client.patchWith("/Users/" + ada, email(added)));
        assertThat(client.get("/Users/" + ada).body().path("emails")).hasSize(added);
    }

    @Test
    void eachOperationOfABulkRequestIsMeasuredAlone() {
        String ada = client.createUser("ada").id();

        JsonNode response = BulkRequests.bulk(
                client,
                BulkRequests.create("1", withTitle("bob", 1_000)),
                BulkRequests.create("2", withTitle("carl", LIMIT)),
                BulkRequests.create("3", withTitle("dora", 1_000)),
                BulkRequests.operation("PATCH", "/Users/" + ada, BulkRequests.replace("title", text(LIMIT))),
                BulkRequests.operation("PUT", "/Users/" + ada, withTitle("ada", LIMIT)),
                BulkRequests.operation("PATCH", "/Users/" + ada, BulkRequests.replace("title", text(1_000))));

        assertThat(BulkRequests.statuses(response)).containsExactly("201", "400", "201", "400", "400", "200");
        assertThat(response.at("/Operations/1/response/scimType").asText()).isEqualTo("invalidValue");
    }

    @Test
    void aUserThatIsLargerAlreadyMayBecomeSmallerAndNotLarger() {
        String ada = large("ada");

        detail(client.patchWith("/Users/" + ada, email(1)));
        detail(client.patch("/Users/" + ada, BulkRequests.replace("displayName", text(4_001))));
        assertThat(change(ada, "title", text(3_999))).isEqualTo(200);
        assertThat(size(ada)).isGreaterThan(LIMIT);
        detail(client.patch("/Users/" + ada, BulkRequests.replace("title", text(4_000))));
        assertThat(change(ada, "title", text(10))).isEqualTo(200);
        assertThat(change(ada, "displayName", text(10))).isEqualTo(200);
        assertThat(change(ada, "title", text(20))).isEqualTo(200);
    }

    @Test
    void whoeverLeavesIsDeactivatedAndDeletedHoweverLarge() {
        String ada = large("ada");
        String replacing = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false},"
                + "{\"op\":\"replace\",\"path\":\"title\",\"value\":" + text(4_001) + "}";

        detail(client.patchWith("/Users/" + ada, replacing));
        assertThat(change(ada, "active", "false")).isEqualTo(200);
        assertThat(change(ada, "active", "true")).isEqualTo(200);
        assertThat(client.patchWith("/Users/" + ada, "{\"op\":\"remove\",\"path\":\"active\"}")
                        .status())
                .isEqualTo(200);
        assertThat(change(ada, "active", "false")).isEqualTo(200);
        assertThat(client.delete("/Users/" + ada).status()).isEqualTo(204);
    }

    @Test
    void aPreviewSaysThatTheUserWouldBeTooLarge() {
        String ada = client.createUser("ada").id();
        TenantUsers users = server.scim().users(HOST);

        Preview patch = users.previewPatch(ada, BulkRequests.replace("title", text(LIMIT)));
        Preview create = users.previewCreate(withTitle("bob", LIMIT));

        assertThat(patch.refusal().flatMap(ScimError::scimType)).contains("invalidValue");
        assertThat(create.refusal().flatMap(ScimError::scimType)).contains("invalidValue");
    }

    private String large(String name) {
        String id = unlimited.client().createUser(name).id();
        for (String attribute : new String[] {"title", "displayName"}) {
            unlimited.client().patch("/Users/" + id, BulkRequests.replace(attribute, text(4_000)));
        }
        return id;
    }

    private int change(String id, String attribute, String value) {
        return client.patch("/Users/" + id, BulkRequests.replace(attribute, value))
                .status();
    }

    private int size(String id) {
        return server.scim().users(HOST).find(id).orElseThrow().attributes().json().length;
    }

    private static String detail(ScimClient.Response response) {
        RefusalsHttpTest.assertIsScimError(response, 400);
        assertThat(response.scimType()).isEqualTo("invalidValue");
        assertThat(response.body().path("detail").asText()).contains("bytes of JSON");
        return response.body().path("detail").asText();
    }

    private static String withTitle(String name, int length) {
        return user(name, "\"title\":" + text(length));
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static String email(int number) {
        return "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"" + number + "@example.com\"}]}";
    }
}
