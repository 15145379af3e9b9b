package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that a host requires: core, of an extension, custom; they bind in every way to write a user. */
class RequiredByHostHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CUSTOM = "urn:example:params:scim:schemas:extension:company:2.0:User";
    private static final String COMPLETE = "\"title\":\"Dr\",\"name\":{\"familyName\":\"Lovelace\"},\"" + ENTERPRISE
            + "\":{\"costCenter\":\"7\"},\"" + CUSTOM + "\":{\"badge\":\"1\"}";

    private final CustomSchemas schemas = new CustomSchemas(
            UserSchema.standard().requiring("TITLE", "name.familyName", ENTERPRISE + ":costCenter"),
            new CustomSchema(CUSTOM, CustomSchema.AdvertisedName.ALIAS, List.of()),
            new InMemorySettingsStore(),
            Clock.systemUTC());
    private final InMemoryUserStores stores = new InMemoryUserStores(Clock.systemUTC());
    private final RunningScimServer server =
            RunningScimServer.start(builder -> builder.users(stores).schemas(schemas));
    private final ScimClient client = server.client();

    RequiredByHostHttpTest() {
        schemas.define(
                ACME,
                CustomAttribute.named("Badge", CustomAttribute.Type.OPTION).required(true));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aUserThatHasThemIsWritten() {
        String id = client.post("/Users", user("ada", COMPLETE)).id();

        assertThat(client.put("/Users/" + id, user("ada", COMPLETE)).status()).isEqualTo(200);
        assertThat(client.patchWith("/Users/" + id, replace("title", "\"Countess\""))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "title, \"title\":\"Dr\"",
        "name, '\"name\":{\"familyName\":\"Lovelace\"}'",
        "name.familyName, '\"familyName\":\"Lovelace\"'",
        ENTERPRISE + ":costCenter, \"" + ENTERPRISE + "\":{\"costCenter\":\"7\"}",
        ENTERPRISE + ":costCenter, \"costCenter\":\"7\"",
        CUSTOM + ":badge, \"" + CUSTOM + "\":{\"badge\":\"1\"}",
    })
    void aUserThatLacksOneIsRefusedByItsName(String name, String left) {
        String id = client.post("/Users", user("ada", COMPLETE)).id();
        String without =
                COMPLETE.replace(left, replacement(left)).replace(",,", ",").replaceAll("^,|,$", "");
        String body = user("bob", without);

        assertRefused(client.post("/Users", body), name);
        assertRefused(client.put("/Users/" + id, body), name);
        assertThat(bulk(body).at("/Operations/0/response/detail").asText()).contains("'" + name + "' is required");
        assertThat(users().previewCreate(body).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.detail()).contains("'" + name + "' is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "name.familyName", ENTERPRISE + ":costCenter", CUSTOM + ":badge"})
    void aPatchThatTakesOneAwayIsRefusedByItsName(String path) {
        String id = client.post("/Users", user("ada", COMPLETE)).id();

        ScimClient.Response response =
                client.patchWith("/Users/" + id, "{\"op\":\"remove\",\"path\":\"" + path + "\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().path("detail").asText()).contains("' is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {ENTERPRISE, CUSTOM})
    void aPatchThatTakesAWholeExtensionAwayIsRefused(String urn) {
        String id = client.post("/Users", user("ada", COMPLETE)).id();

        ScimClient.Response response = client.patchWith("/Users/" + id, "{\"op\":\"remove\",\"path\":\"" + urn + "\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().path("detail").asText()).contains("'" + urn + ":");
    }

    @Test
    void aUserFromBeforeCanBeDeactivatedByPatch() {
        String id = stores.forTenant(ACME)
                .create("1", UserDocument.ofJson(user("ada", "").getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .id();

        assertThat(client.patchWith("/Users/" + id, replace("active", "false")).status())
                .isEqualTo(200);
    }

    @Test
    void discoveryShowsThem() {
        assertThat(attribute("urn:ietf:params:scim:schemas:core:2.0:User", "title")
                        .path("required")
                        .asBoolean())
                .isTrue();
        assertThat(attribute(ENTERPRISE, "costCenter").path("required").asBoolean())
                .isTrue();
        assertThat(attribute(ENTERPRISE, "department").path("required").asBoolean())
                .isFalse();
        assertThat(attribute(CUSTOM, "badge").path("required").asBoolean()).isTrue();
        assertThat(client.get("/ResourceTypes/User").body().path("schemaExtensions"))
                .hasSize(2)
                .allMatch(extension -> extension.path("required").asBoolean());
    }

    @Test
    void aCustomAttributeIsRequiredAsLongAsTheTenantSaysSo() {
        String withoutBadge = COMPLETE.substring(0, COMPLETE.indexOf(",\"" + CUSTOM));
        assertRefused(client.post("/Users", user("ada", withoutBadge)), CUSTOM + ":badge");

        schemas.require(ACME, "badge", false);
        assertThat(client.post("/Users", user("ada", withoutBadge)).status()).isEqualTo(201);

        schemas.require(ACME, "badge", true);
        assertRefused(client.post("/Users", user("bob", withoutBadge)), CUSTOM + ":badge");

        schemas.retire(ACME, "badge");
        assertThat(client.post("/Users", user("bob", withoutBadge)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"titel", "name.titel", ENTERPRISE + ":titel", "urn:example:none:title", "externalId"})
    void anAttributeThatIsNotThereCannotBeRequired(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSchema.standard().requiring(path))
                .withMessageStartingWith("there is no attribute '" + path + "' to be required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "password"})
    void anAttributeThatClientsCannotWriteAndReadCannotBeRequired(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSchema.standard().requiring(path))
                .withMessageContaining("drop one of the two");
    }

    private static String replacement(String left) {
        return left.startsWith("\"familyName")
                ? "\"givenName\":\"Ada\""
                : left.startsWith("\"costCenter") ? "\"division\":\"1\"" : "";
    }

    private static void assertRefused(ScimClient.Response response, String name) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().path("detail").asText()).contains("'" + name + "' is required");
    }

    private static String replace(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}";
    }

    private JsonNode bulk(String body) {
        return client.post(
                        "/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b\",\"data\":" + body + "}]}")
                .body();
    }

    private JsonNode attribute(String urn, String name) {
        return StreamSupport.stream(
                        client.get("/Schemas/" + urn).body().path("attributes").spliterator(), false)
                .filter(attribute -> attribute.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TenantUsers users() {
        return server.scim().users(new Caller(ACME, "hr", "HR", Access.READ_WRITE));
    }
}
