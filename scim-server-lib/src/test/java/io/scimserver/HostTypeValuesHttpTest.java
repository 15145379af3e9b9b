package io.scimserver;

import static io.scimserver.HostTypes.PLACE_URN;
import static io.scimserver.HostTypes.THING_URN;
import static io.scimserver.HostTypes.parse;
import static io.scimserver.HostTypes.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.tenant.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the values of resource types that the host registers: data types and characteristics of RFC 7643 §2. */
class HostTypeValuesHttpTest {

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

    private static Attribute password() {
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

    private int total(String filter) {
        return client.get("/Things?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .body()
                .path("totalResults")
                .asInt(-1);
    }
}
