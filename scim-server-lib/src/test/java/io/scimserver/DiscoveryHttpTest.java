package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DiscoveryHttpTest {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static RunningScimServer server;
    private static ScimClient client;

    @BeforeAll
    static void startServer() {
        server = RunningScimServer.start();
        client = server.client();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void theConfigurationAdvertisesWhatWorks() {
        JsonNode config = client.get("/ServiceProviderConfig").body();

        assertThat(config.at("/schemas/0").asText())
                .isEqualTo("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/filter/supported").asBoolean()).isTrue();
        assertThat(config.at("/etag/supported").asBoolean()).isTrue();
        assertThat(config.at("/changePassword/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/bulk/maxOperations").isInt()).isTrue();
        assertThat(config.at("/authenticationSchemes/0/type").asText()).isEqualTo("oauthbearertoken");
        assertThat(config.at("/meta/location").asText()).isEqualTo(server.url() + "/ServiceProviderConfig");
        assertThat(client.get("/ServiceProviderConfig?filter=x").status()).isEqualTo(200);
    }

    @Test
    void theRootAnswersTheConfiguration() {
        assertThat(client.get("").status()).isEqualTo(200);
        assertThat(client.get("/").body())
                .isEqualTo(client.get("/ServiceProviderConfig").body());
    }

    @Test
    void theSchemasAreListedAndFoundByUrnInAnyCase() {
        JsonNode list = client.get("/Schemas").body();

        assertThat(list.path("totalResults").asInt()).isEqualTo(2);
        assertThat(list.at("/Resources/0/id").asText()).isEqualTo(CORE);
        assertThat(list.at("/Resources/1/id").asText()).isEqualTo(ENTERPRISE);
        assertThat(client.get("/Schemas/" + CORE).body()).isEqualTo(list.at("/Resources/0"));
        assertThat(client.get("/Schemas/" + ENTERPRISE.toLowerCase(java.util.Locale.ROOT))
                        .body())
                .isEqualTo(list.at("/Resources/1"));
    }

    @Test
    void everyAttributeIsDefinedInFull() {
        for (JsonNode schema : client.get("/Schemas").body().path("Resources")) {
            assertThat(schema.path("schemas").path(0).asText())
                    .isEqualTo("urn:ietf:params:scim:schemas:core:2.0:Schema");
            schema.path("attributes").forEach(DiscoveryHttpTest::assertIsDefinedInFull);
        }
    }

    @Test
    void theUserNameIsRequiredUniqueAndCaseInsensitive() {
        JsonNode userName =
                client.get("/Schemas/" + CORE).body().path("attributes").path(0);

        assertThat(userName.path("name").asText()).isEqualTo("userName");
        assertThat(userName.path("required").asBoolean()).isTrue();
        assertThat(userName.path("uniqueness").asText()).isEqualTo("server");
        assertThat(userName.path("caseExact").asBoolean(true)).isFalse();
    }

    @Test
    void thePasswordIsListedAlsoWhenNobodyTakesItAndTheConfigurationSaysSo() {
        JsonNode schema = client.get("/Schemas/" + CORE).body();
        JsonNode password = schema.path("attributes")
                .valueStream()
                .filter(attribute -> attribute.path("name").asText().equals("password"))
                .findFirst()
                .orElseThrow();

        assertThat(password.path("mutability").asText()).isEqualTo("writeOnly");
        assertThat(password.path("returned").asText()).isEqualTo("never");
        assertThat(client.get("/ServiceProviderConfig").body().at("/changePassword/supported"))
                .isEqualTo(BooleanNode.FALSE);
    }

    @Test
    void theOneResourceTypeIsUser() {
        JsonNode list = client.get("/ResourceTypes").body();
        JsonNode user = client.get("/ResourceTypes/User").body();

        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
        assertThat(list.at("/Resources/0")).isEqualTo(user);
        assertThat(user.path("endpoint").asText()).isEqualTo("/Users");
        assertThat(user.path("schema").asText()).isEqualTo(CORE);
        assertThat(user.at("/schemaExtensions/0/schema").asText()).isEqualTo(ENTERPRISE);
        assertThat(user.at("/schemaExtensions/0/required").asBoolean(true)).isFalse();
    }

    private static void assertIsDefinedInFull(JsonNode attribute) {
        for (String characteristic :
                List.of("name", "type", "multiValued", "description", "required", "mutability", "returned")) {
            assertThat(attribute.hasNonNull(characteristic))
                    .as("%s of %s", characteristic, attribute)
                    .isTrue();
        }
        if (attribute.path("type").asText().equals("complex")) {
            assertThat(attribute.path("subAttributes").isEmpty()).isFalse();
            attribute.path("subAttributes").forEach(DiscoveryHttpTest::assertIsDefinedInFull);
        } else {
            assertThat(attribute.hasNonNull("caseExact")).isTrue();
            assertThat(attribute.hasNonNull("uniqueness")).isTrue();
        }
    }
}
