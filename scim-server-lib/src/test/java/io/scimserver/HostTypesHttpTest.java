package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of resource types that the host registers: devices, whose schema is an annotated class, and things with every
 * data type and every characteristic of RFC 7643 §2, whose schema is JSON.
 */
class HostTypesHttpTest {

    private static final ResourceType DEVICE = new ResourceType("Device", "Devices");
    private static final ResourceType THING = new ResourceType("Thing", "Things");
    private static final String DEVICE_URN = "urn:example:schemas:2.0:Device";
    private static final String THING_URN = "urn:example:schemas:2.0:Thing";
    private static final String PLACE_URN = "urn:example:schemas:2.0:Place";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A device, with the SDK's annotations. */
    @com.unboundid.scim2.common.annotations.Schema(id = DEVICE_URN, name = "Device", description = "A device")
    public static final class Device {

        @Attribute(
                description = "Number on its back",
                isRequired = true,
                isCaseExact = true,
                mutability = Mutability.IMMUTABLE,
                uniqueness = AttributeDefinition.Uniqueness.SERVER)
        private String serialNumber = "";

        @Attribute(description = "True while it is in use")
        private Boolean active = false;

        @Attribute(description = "Ports", multiValueClass = Port.class)
        private List<Port> ports = List.of();

        public String getSerialNumber() {
            return serialNumber;
        }

        public void setSerialNumber(String value) {
            serialNumber = value;
        }

        public Boolean getActive() {
            return active;
        }

        public void setActive(Boolean value) {
            active = value;
        }

        public List<Port> getPorts() {
            return ports;
        }

        public void setPorts(List<Port> values) {
            ports = values;
        }
    }

    /** A port of a device. */
    public static final class Port {

        @Attribute(description = "Name of the port")
        private String value = "";

        public String getValue() {
            return value;
        }

        public void setValue(String name) {
            value = name;
        }
    }

    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        UserSchema devices = UserSchema.of(Schema.from(Device.class));
        UserSchema things = UserSchema.of(schema("thing.json")).withRequiredExtension(schema("place.json"));
        server = RunningScimServer.start(
                builder -> builder.resources(DEVICE, devices, new InMemoryResourceStores(devices, Clock.systemUTC()))
                        .resources(THING, things, new InMemoryResourceStores(things, Clock.systemUTC())));
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
    void aThingKeepsEveryDataTypeExactly() {
        ScimClient.Response created = client.post("/Things", thing("t1", ""));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);

        JsonNode kept = client.get("/Things/" + created.id()).body();
        JsonNode sent = parse(thing("t1", ""));
        for (String name : List.of(
                "aString",
                "aBoolean",
                "aDecimal",
                "anInteger",
                "aDateTime",
                "aBinary",
                "aReference",
                "aComplex",
                "strings",
                "integers",
                "complexes")) {
            assertThat(kept.path(name)).as(name).isEqualTo(sent.path(name));
        }
        assertThat(kept.path(PLACE_URN)).isEqualTo(sent.path(PLACE_URN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aBoolean | \"perhaps\"",
                "aDecimal | \"much\"",
                "anInteger | 1.5",
                "aDateTime | \"yesterday\"",
                "aBinary | \"%%%\"",
                "aReference | {\"a\":1}",
                "aComplex | [7,8]",
                "strings | [{\"a\":1}]",
                "integers | [\"one\"]",
            })
    void aValueOfAnotherTypeIsRefused(String attribute, String value) {
        ScimClient.Response refused = client.post("/Things", thing("t1", ",\"" + attribute + "\":" + value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isIn("invalidValue", "invalidSyntax");
        assertThat(client.get("/Things").body().path("totalResults").asInt()).isZero();
    }

    @Test
    void whatIsNeverReturnedIsKeptAndNeverShown() {
        String path = "/Things/"
                + client.post("/Things", thing("t1", ",\"secret\":\"s3cret\"")).id();

        assertThat(client.get(path).raw().body()).doesNotContain("s3cret");
        assertThat(client.get(path + "?attributes=secret").raw().body()).doesNotContain("s3cret");
        assertThat(client.get("/Things").raw().body()).doesNotContain("s3cret");
        assertThat(client.get("/Things?filter=secret%20eq%20%22s3cret%22").status())
                .isEqualTo(400);
    }

    @Test
    void aPasswordOfAResourceIsAnAttributeOfTheHostsAndNeverShown() {
        UserSchema networks = UserSchema.of(new Schema(
                        "urn:example:schemas:2.0:Network", "Network", "A network", new Attributes(List.of(password()))))
                .withExtension(new Schema(PLACE_URN, "Place", "A place", new Attributes(List.of(password()))));
        InMemoryResourceStores stores = new InMemoryResourceStores(networks, Clock.systemUTC());
        try (RunningScimServer host = RunningScimServer.start(
                builder -> builder.resources(new ResourceType("Network", "Networks"), networks, stores))) {
            ScimClient.Response created = host.client()
                    .post(
                            "/Networks",
                            "{\"schemas\":[\"urn:example:schemas:2.0:Network\"],\"password\":\"s3cret\",\"" + PLACE_URN
                                    + "\":{\"password\":\"s3cret\"}}");
            String path = "/Networks/" + created.id();

            assertThat(created.raw().body()).doesNotContain("s3cret");
            assertThat(stored(stores, created.id()))
                    .contains("\"password\":\"s3cret\"")
                    .contains(PLACE_URN);
            ScimClient.Response changed = host.client()
                    .patchWith(
                            path,
                            "{\"op\":\"replace\",\"path\":\"password\",\"value\":\"n3w\"},"
                                    + "{\"op\":\"replace\",\"value\":{\"" + PLACE_URN + ":password\":\"n3w\"}}");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.raw().body()).doesNotContain("n3w");
            assertThat(stored(stores, created.id())).contains("n3w").doesNotContain("s3cret");
            host.client().patchWith(path, "{\"op\":\"add\",\"value\":{\"password\":\"third\"}}");
            assertThat(stored(stores, created.id())).contains("third");
            assertThat(host.client().get("/Networks").raw().body())
                    .doesNotContain("n3w")
                    .doesNotContain("third");
        }
    }

    private static io.scimserver.schema.Attribute password() {
        return AttributeBuilder.string("password", "The password")
                .mutability(Mutability.WRITE_ONLY)
                .returned(Returned.NEVER)
                .build();
    }

    private static String stored(InMemoryResourceStores stores, String id) {
        return stores.forTenant(new Tenant("acme"))
                .find(id)
                .orElseThrow()
                .attributes()
                .tree()
                .toString();
    }

    @Test
    void returnedAndMutabilityHoldForEachAttribute() {
        String body = thing("t1", ",\"onRequest\":\"r\",\"always\":\"a\",\"once\":\"o\",\"ours\":\"ignored\"");
        ScimClient.Response created = client.post("/Things", body);
        String path = "/Things/" + created.id();

        assertThat(created.body().path("onRequest").asText())
                .as("returned to who has just written it")
                .isEqualTo("r");
        assertThat(created.body().has("ours")).isFalse();
        assertThat(client.get(path).body().has("onRequest")).isFalse();
        ScimClient.Response other = client.patchWith(path, "{\"op\":\"add\",\"path\":\"aString\",\"value\":\"s\"}");
        assertThat(other.body().has("onRequest")).isFalse();
        for (String operation : List.of(
                "{\"op\":\"replace\",\"path\":\"onRequest\",\"value\":\"q\"}",
                "{\"op\":\"replace\",\"value\":{\"onRequest\":\"q\"}}")) {
            assertThat(client.patchWith(path, operation)
                            .body()
                            .path("onRequest")
                            .asText())
                    .isEqualTo("q");
        }
        client.patchWith(path, "{\"op\":\"replace\",\"path\":\"onRequest\",\"value\":\"r\"}");
        assertThat(client.get(path + "?attributes=onRequest")
                        .body()
                        .path("onRequest")
                        .asText())
                .isEqualTo("r");
        assertThat(client.get(path + "?attributes=key").body().path("always").asText())
                .isEqualTo("a");
        ScimClient.Response changed = client.patchWith(path, "{\"op\":\"replace\",\"path\":\"once\",\"value\":\"p\"}");
        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.scimType()).isEqualTo("mutability");
    }

    @Test
    void caseMattersOnlyWhereTheSchemaSaysSo() {
        client.post("/Things", thing("t1", ",\"aString\":\"Same\",\"exact\":\"Same\""));

        assertThat(total("aString eq \"SAME\"")).isOne();
        assertThat(total("exact eq \"SAME\"")).isZero();
        assertThat(total("exact eq \"Same\"")).isOne();
        assertThat(total("integers eq 2")).isOne();
        assertThat(total("complexes[value eq \"a\" and number gt 1]")).isZero();
        assertThat(total(PLACE_URN + ":city eq \"paris\"")).isOne();
    }

    @Test
    void aThingNeedsItsRequiredAttributesAndItsRequiredExtension() {
        for (String incomplete : List.of(
                "{\"schemas\":[\"" + THING_URN + "\",\"" + PLACE_URN + "\"],\"" + PLACE_URN
                        + "\":{\"city\":\"Paris\"}}",
                "{\"schemas\":[\"" + THING_URN + "\"],\"key\":\"t1\"}",
                "{\"schemas\":[\"" + THING_URN + "\",\"" + PLACE_URN + "\"],\"key\":\"t1\",\"" + PLACE_URN
                        + "\":{\"floor\":1}}")) {
            ScimClient.Response refused = client.post("/Things", incomplete);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.scimType()).isEqualTo("invalidValue");
        }
        String path = "/Things/" + client.post("/Things", thing("t1", "")).id();
        assertThat(client.patchWith(path, "{\"op\":\"remove\",\"path\":\"" + PLACE_URN + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void membersOfAThingAreAnAttributeAsAnyOther() {
        String path = "/Things/"
                + client.post("/Things", thing("t1", ",\"members\":[\"x\",\"y\"]"))
                        .id();

        assertThat(client.get(path).body().path("members")).hasSize(2);
    }

    @Test
    void aTypeIsRegisteredOnceAndUnderANameOfItsOwn() {
        UserSchema schema = UserSchema.of(Schema.from(Device.class));
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

    private int total(String filter) {
        return client.get(
                        "/Things?filter=" + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8))
                .body()
                .path("totalResults")
                .asInt(-1);
    }

    private static String device(String serialNumber, String more) {
        return "{\"schemas\":[\"" + DEVICE_URN + "\"],\"serialNumber\":\"" + serialNumber + "\"" + more + "}";
    }

    /** Returns a thing that has each data type; {@code more} may override one of them. */
    private static String thing(String key, String more) {
        StringBuilder members = new StringBuilder();
        Map<String, String> values = Map.ofEntries(
                Map.entry("aString", "\"text\""),
                Map.entry("aBoolean", "false"),
                Map.entry("aDecimal", "1.25"),
                Map.entry("anInteger", "42"),
                Map.entry("aDateTime", "\"2026-01-02T03:04:05Z\""),
                Map.entry("aBinary", "\"AAECAw==\""),
                Map.entry("aReference", "\"https://example.com/x\""),
                Map.entry("aComplex", "{\"value\":\"v\",\"number\":1}"),
                Map.entry("strings", "[\"a\",\"b\"]"),
                Map.entry("integers", "[1,2]"),
                Map.entry("complexes", "[{\"value\":\"a\",\"number\":1},{\"value\":\"b\",\"number\":2}]"));
        values.forEach((name, value) -> {
            if (!more.contains("\"" + name + "\":")) {
                members.append(",\"").append(name).append("\":").append(value);
            }
        });
        return "{\"schemas\":[\"" + THING_URN + "\",\"" + PLACE_URN + "\"],\"key\":\"" + key + "\"" + members + more
                + ",\"" + PLACE_URN + "\":{\"city\":\"Paris\",\"floor\":3}}";
    }

    private static Schema schema(String resource) {
        return Schema.from(read(resource));
    }

    private static JsonNode read(String resource) {
        try {
            return JSON.readTree(Objects.requireNonNull(HostTypesHttpTest.class.getResourceAsStream(resource)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
