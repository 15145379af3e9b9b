package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the characteristics of attributes (RFC 7643 §2.2 and §2.3), on an extension that has each of them. */
class CharacteristicsHttpTest {

    private static final String URN = "urn:example:characteristics:2.0:User";
    private static final Schema SCHEMA = new Schema(
            URN,
            "Characteristics",
            "One attribute of each kind",
            new Attributes(List.of(
                    AttributeBuilder.string("must", "required").required().build(),
                    AttributeBuilder.string("always", "returned always")
                            .returned(Returned.ALWAYS)
                            .build(),
                    AttributeBuilder.string("request", "returned on request")
                            .returned(Returned.REQUEST)
                            .build(),
                    AttributeBuilder.string("never", "never returned")
                            .returned(Returned.NEVER)
                            .build(),
                    AttributeBuilder.string("once", "immutable")
                            .mutability(Mutability.IMMUTABLE)
                            .build(),
                    AttributeBuilder.string("ours", "read-only").readOnly().build(),
                    AttributeBuilder.simple("integer", Type.INTEGER, "an integer")
                            .build(),
                    AttributeBuilder.simple("decimal", Type.DECIMAL, "a decimal")
                            .build(),
                    AttributeBuilder.simple("moment", Type.DATETIME, "a moment").build(),
                    AttributeBuilder.simple("binary", Type.BINARY, "binary").build(),
                    AttributeBuilder.simple("flag", Type.BOOLEAN, "a boolean").build())));

    private RunningScimServer server;
    private ScimClient client;
    private int created;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder ->
                builder.schemas(UserSchemas.same(UserSchema.standard().withExtension(SCHEMA))));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void returnedSaysWhenAnAttributeIsShown() {
        String id = create("\"always\":\"a\",\"request\":\"r\",\"never\":\"n\"").id();

        assertThat(shown(id, "")).containsExactly("must", "always");
        assertThat(shown(id, "?attributes=userName")).containsExactly("always");
        assertThat(shown(id, "?attributes=" + URN + ":request")).containsExactly("always", "request");
        assertThat(shown(id, "?attributes=" + URN + ":never")).containsExactly("always");
        assertThat(shown(id, "?excludedAttributes=" + URN + ":always")).containsExactly("must", "always");
        assertThat(shown(id, "?excludedAttributes=" + URN + ":must")).containsExactly("always");
        JsonNode listed = client.get("/Users?attributes=userName").body().at("/Resources/0");
        assertThat(listed.path(URN).path("always").asText()).isEqualTo("a");
    }

    @Test
    void aPasswordInAnExtensionIsNeverShown() {
        Schema network = new Schema(
                "urn:example:network:2.0:User",
                "Network",
                "Access to the network",
                new Attributes(List.of(AttributeBuilder.string("password", "never returned")
                        .mutability(Mutability.WRITE_ONLY)
                        .returned(Returned.NEVER)
                        .build())));
        try (RunningScimServer host = RunningScimServer.start(builder ->
                builder.schemas(UserSchemas.same(UserSchema.standard().withExtension(network))))) {
            ScimClient.Response created = host.client()
                    .post("/Users", user("ada", "\"urn:example:network:2.0:User\":{\"password\":\"s3cret\"}"));

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.raw().body()).doesNotContain("s3cret");
            ScimClient.Response changed = host.client()
                    .patch(
                            "/Users/" + created.id(),
                            BulkRequests.replace("urn:example:network:2.0:User:password", "\"n3w\""));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.raw().body()).doesNotContain("n3w");
            assertThat(host.client().get("/Users").raw().body())
                    .doesNotContain("s3cret")
                    .doesNotContain("n3w");
        }
    }

    @Test
    void everyResponseNamesItsSchemasWhateverIsSelected() {
        String id = create("\"always\":\"a\"").id();

        for (String selection : new String[] {"", "?attributes=userName", "?excludedAttributes=schemas,id"}) {
            JsonNode user = client.get("/Users/" + id + selection).body();
            assertThat(user.path("schemas").valueStream().map(JsonNode::asText))
                    .containsExactly("urn:ietf:params:scim:schemas:core:2.0:User", URN);
            assertThat(user.path("id").asText()).isEqualTo(id);
        }
    }

    @Test
    void nothingComparesWithWhatIsNeverReturned() {
        create("\"never\":\"n\"");

        assertThat(client.find(URN + ":never eq \"n\"").scimType()).isEqualTo("invalidFilter");
        assertThat(client.get("/Users?sortBy=" + URN + ":never").scimType()).isEqualTo("invalidValue");
    }

    @Test
    void aRequiredAttributeOfAnExtensionMustComeWithIt() {
        String without = user("ada", "\"" + URN + "\":{\"always\":\"a\"}");
        ScimClient.Response refused = client.post("/Users", without);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertThat(refused.body().path("detail").asText()).contains("must");

        String path = "/Users/" + create("\"flag\":true").id();
        assertThat(client.put(path, without).status()).isEqualTo(400);
        assertThat(client.patchWith(path, "{\"op\":\"remove\",\"path\":\"" + URN + ":must\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.patch(path, BulkRequests.replace(URN + ":must", "\"\""))
                        .status())
                .isEqualTo(400);
        assertThat(client.get(path).body().path(URN).path("must").asText()).isEqualTo("m");
    }

    @Test
    void anImmutableAttributeIsSetOnce() {
        String path = "/Users/" + create("").id();
        String once = URN + ":once";

        assertThat(client.patchWith(path, "{\"op\":\"add\",\"path\":\"" + once + "\",\"value\":\"1\"}")
                        .status())
                .isEqualTo(200);
        for (String operation : new String[] {
            "{\"op\":\"add\",\"path\":\"" + once + "\",\"value\":\"2\"}",
            "{\"op\":\"replace\",\"path\":\"" + once + "\",\"value\":\"2\"}",
            "{\"op\":\"remove\",\"path\":\"" + once + "\"}"
        }) {
            ScimClient.Response refused = client.patchWith(path, operation);
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.scimType()).isEqualTo("mutability");
        }
        String userName = client.get(path).body().path("userName").asText();
        ScimClient.Response put = client.put(path, user(userName, "\"" + URN + "\":{\"must\":\"m\",\"once\":\"2\"}"));
        assertThat(put.status()).isEqualTo(400);
        assertThat(put.scimType()).isEqualTo("mutability");
        assertThat(client.put(path, user(userName, "\"" + URN + "\":{\"must\":\"m\"}"))
                        .body()
                        .path(URN)
                        .path("once")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void aReadOnlyAttributeIsIgnoredInBodiesAndRefusedInPatches() {
        ScimClient.Response user = create("\"ours\":\"x\"");
        assertThat(user.body().path(URN).has("ours")).isFalse();

        ScimClient.Response refused = client.patch("/Users/" + user.id(), BulkRequests.replace(URN + ":ours", "\"x\""));
        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("mutability");
    }

    @ParameterizedTest(name = "{0} may be {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            integer | 0
            integer | -9223372036854775808
            decimal | 1.5
            decimal | 1e2
            decimal | 7
            flag    | true
            binary  | "AA=="
            moment  | "2020-01-01T00:00:00Z"
            moment  | "2020-01-01T00:00:00+14:00"
            moment  | "2020-01-01T00:00:00-00:00"
            moment  | "2020-01-01T00:00:00.1234567Z"
            moment  | "0001-01-03T00:00:00.0000000Z"
            moment  | "10000-01-01T00:00:00Z"
            """)
    void valuesOfTheRightTypeAreKept(String attribute, String value) {
        ScimClient.Response user = create("\"" + attribute + "\":" + value);

        assertThat(user.status()).as("%s", user.body()).isEqualTo(201);
        JsonNode kept = user.body().path(URN).path(attribute);
        if (kept.isTextual()) {
            assertThat(kept.toString()).isEqualTo(value);
        } else {
            assertThat(kept.asText()).isEqualTo(value.replace("1e2", "100"));
        }
    }

    @ParameterizedTest(name = "{0} may not be {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            integer | 1.5
            integer | 1e2
            integer | 1.0
            integer | "01"
            integer | "1.0"
            integer | true
            integer | 9223372036854775808
            decimal | "1,5"
            decimal | 1e999999
            decimal | []x
            flag    | 1
            flag    | "maybe"
            flag    | {"a":1}
            binary  | "no base64!"
            binary  | "-----BEGIN CERTIFICATE-----"
            binary  | 5
            moment  | "yesterday"
            moment  | "2020-01-01T00:00:00+15:00"
            moment  | "2020-13-01T00:00:00Z"
            moment  | "2020-01-01T25:00:00Z"
            moment  | 1577836800
            must    | 1e2
            must    | ["m","n"]
            must    | {"a":"m"}
            must    | ""
            must    | null
            """)
    void valuesOfAnotherTypeAreRefused(String attribute, String value) {
        String path = "/Users/" + create("").id();
        ScimClient.Response before = client.get(path);

        ScimClient.Response refused = client.patch(path, BulkRequests.replace(URN + ":" + attribute, value));

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).startsWith("invalid");
        assertThat(client.get(path).body()).isEqualTo(before.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gt", "ge", "lt", "le"})
    void thereIsNoOrderOfBooleansAndBinaries(String operator) {
        for (String comparison : new String[] {"flag " + operator + " true", "binary " + operator + " \"AA==\""}) {
            ScimClient.Response refused = client.find(URN + ":" + comparison);
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.scimType()).isEqualTo("invalidFilter");
        }
    }

    private ScimClient.Response create(String more) {
        created++;
        String must = "{\"must\":\"m\"" + (more.isEmpty() ? "" : ",") + more + "}";
        return client.post("/Users", user("user-" + created, "\"" + URN + "\":" + must));
    }

    private List<String> shown(String id, String query) {
        return client.get("/Users/" + id + query)
                .body()
                .path(URN)
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
