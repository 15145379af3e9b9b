package io.scimserver;

import static io.scimserver.HostTypes.DEVICE;
import static io.scimserver.HostTypes.PLACE_URN;
import static io.scimserver.HostTypes.THING_URN;
import static io.scimserver.HostTypes.device;
import static io.scimserver.HostTypes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of resource types that the host registers: their life, discovery, bulk and search. */
class HostTypesHttpTest {

    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = HostTypes.start();
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aDeviceHasTheLifeOfAUser() {
        ScimClient.Response created = client.post("/Devices", device("A-1", ""));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().at("/meta/resourceType").asText()).isEqualTo("Device");
        String path = "/Devices/" + created.id();
        assertThat(created.header("Location")).isEqualTo(server.url() + path);
        assertThat(client.get(path).body()).isEqualTo(created.body());

        assertThat(client.patchWith(path, "{\"op\":\"add\",\"path\":\"ports\",\"value\":[{\"value\":\"usb\"}]}")
                        .body()
                        .at("/ports/0/value")
                        .asText())
                .isEqualTo("usb");
        assertThat(client.put(path, device("A-1", ",\"active\":true"))
                        .body()
                        .path("ports")
                        .isMissingNode())
                .isTrue();
        assertThat(client.get("/Devices?filter=active%20eq%20true")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isOne();
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatOnlyUsersHaveIsNotAskedOfADevice() {
        String path = "/Devices/" + client.post("/Devices", device("A-1", "")).id();

        assertThat(client.get(path).body().has("active")).isFalse();
        assertThat(client.patchWith(path, "{\"op\":\"add\",\"path\":\"active\",\"value\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(client.patchWith(path, "{\"op\":\"remove\",\"path\":\"active\"}")
                        .body()
                        .has("active"))
                .isFalse();
    }

    @Test
    void aUniqueValueIsTakenOnlyOnceInATenant() {
        String first = client.post("/Devices", device("A-1", "")).id();

        ScimClient.Response second = client.post("/Devices", device("A-1", ""));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.scimType()).isEqualTo("uniqueness");
        assertThat(second.body().path("detail").asText()).contains("Device").contains("serialNumber");
        assertThat(client.post("/Devices", device("a-1", "")).status()).isEqualTo(201);
        assertThat(server.client(RunningScimServer.GLOBEX)
                        .post("/Devices", device("A-1", ""))
                        .status())
                .isEqualTo(201);
        client.delete("/Devices/" + first);
        assertThat(client.post("/Devices", device("A-1", "")).status()).isEqualTo(201);
    }

    @Test
    void anotherTenantSeesNoneOfThem() {
        String path = "/Devices/" + client.post("/Devices", device("A-1", "")).id();
        ScimClient stranger = server.client(RunningScimServer.GLOBEX);

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(stranger.get("/Devices").body().path("totalResults").asInt()).isZero();
    }

    @Test
    void aReaderMayOnlyRead() {
        ScimClient reader = server.client(RunningScimServer.ACME_READ_ONLY);

        assertThat(reader.get("/Devices").status()).isEqualTo(200);
        assertThat(reader.post("/Devices", device("A-1", "")).status()).isEqualTo(403);
    }

    @Test
    void aVersionThatIsGoneIsRefused() {
        String path = "/Devices/" + client.post("/Devices", device("A-1", "")).id();
        String version = client.get(path).header("ETag");
        client.put(path, device("A-1", ",\"active\":true"));

        assertThat(client.send("PUT", path, device("A-1", ""), Map.of("If-Match", version))
                        .status())
                .isEqualTo(412);
        assertThat(client.send("DELETE", path, null, Map.of("If-Match", version))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void discoveryNamesEveryTypeWithItsSchemas() {
        JsonNode type = client.get("/ResourceTypes/Thing").body();
        assertThat(type.path("endpoint").asText()).isEqualTo("/Things");
        assertThat(type.path("schema").asText()).isEqualTo(THING_URN);
        assertThat(type.at("/schemaExtensions/0/schema").asText()).isEqualTo(PLACE_URN);
        assertThat(type.at("/schemaExtensions/0/required").asBoolean()).isTrue();
        assertThat(client.get("/ResourceTypes").body().findValuesAsText("name")).contains("User", "Device", "Thing");

        JsonNode schema = client.get("/Schemas/" + THING_URN).body();
        for (JsonNode attribute : read("thing.json").path("attributes")) {
            JsonNode shown = schema.path("attributes")
                    .valueStream()
                    .filter(one -> one.path("name").equals(attribute.path("name")))
                    .findFirst()
                    .orElseThrow();
            for (String characteristic :
                    List.of("type", "multiValued", "required", "caseExact", "mutability", "returned", "uniqueness")) {
                assertThat(shown.path(characteristic))
                        .as(attribute.path("name") + "." + characteristic)
                        .isEqualTo(attribute.path(characteristic));
            }
        }
        JsonNode openApi = client.get("/openapi.json").body();
        assertThat(openApi.path("paths").has("/Things/{id}")).isTrue();
        assertThat(openApi.at("/components/schemas/Thing/properties").has("anInteger"))
                .isTrue();
    }

    @Test
    void aBulkRequestMixesTypesAndRefersFromOneToAnother() {
        JsonNode operations = BulkRequests.bulk(
                        client,
                        "{\"method\":\"POST\",\"path\":\"/Devices\",\"bulkId\":\"d\",\"data\":"
                                + device("A-1", ",\"ports\":[{\"value\":\"bulkId:u\"}]") + "}",
                        "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"u\",\"data\":"
                                + ScimClient.user("ada", "") + "}")
                .path("Operations");

        assertThat(operations.findValuesAsText("status")).containsExactly("201", "201");
        String userId =
                client.find("userName eq \"ada\"").body().at("/Resources/0/id").asText();
        assertThat(client.get("/Devices")
                        .body()
                        .at("/Resources/0/ports/0/value")
                        .asText())
                .isEqualTo(userId);
        assertThat(operations.get(0).path("location").asText()).startsWith(server.url() + "/Devices/");
    }

    @Test
    void aSearchAtTheRootFindsEveryType() {
        client.createUser("ada");
        client.post("/Devices", device("A-1", ""));

        JsonNode found = client.post(
                        "/.search",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                + "\"filter\":\"meta.resourceType eq \\\"Device\\\" or userName eq \\\"ada\\\"\"}")
                .body();
        assertThat(found.path("totalResults").asInt()).isEqualTo(2);
        assertThat(client.post("/Devices/.search", "{\"filter\":\"serialNumber sw \\\"A\\\"\"}")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Gadgets", "/Gadgets/1", "/devices", "/Devices/1/2"})
    void anUnknownTypeIsNotFound(String path) {
        RefusalsHttpTest.assertIsScimError(client.get(path), 404);
    }

    @Test
    void aTypeIsRegisteredOnceAndUnderANameOfItsOwn() {
        UserSchema schema = UserSchema.of(Schema.from(HostTypes.Device.class));
        InMemoryResourceStores stores = new InMemoryResourceStores(schema, Clock.systemUTC());
        ScimServerBuilder builder = ScimServer.builder().resources(DEVICE, schema, stores);

        for (ResourceType taken : List.of(DEVICE, new ResourceType("Person", "Users"), ResourceType.GROUP)) {
            assertThatThrownBy(() -> builder.resources(taken, schema, stores))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("already");
        }
        assertThatThrownBy(() -> new ResourceType("Batch", "Bulk")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResourceType("A/B", "Things")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schema.from(String.class)).hasMessageContaining("@Schema");
    }
}
