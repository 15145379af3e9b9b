package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiHttpTest {

    private static final String URN = "urn:example:params:scim:schemas:extension:hr:2.0:User";

    private CustomSchemas schemas;
    private RunningScimServer server;

    @BeforeEach
    void startServer() {
        CustomSchema none = new CustomSchema(URN, AdvertisedName.DISPLAY_NAME, List.of());
        schemas = new CustomSchemas(UserSchema.standard(), none, new InMemorySettingsStore(), Clock.systemUTC());
        server = RunningScimServer.start(builder -> builder.schemas(schemas));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void itNamesTheServerThatGaveItAndNeedsATokenLikeEverythingElse() {
        JsonNode document = server.client().get("/openapi.json").body();

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo(server.url());
        assertThat(server.client("").get("/openapi.json").status()).isEqualTo(401);
    }

    @Test
    void aCustomAttributeIsInItAsSoonAsItIsDefinedAndForItsCompanyAlone() {
        schemas.define(new Tenant("acme"), CustomAttribute.named("Business Unit", CustomAttribute.Type.OPTION));

        assertThat(extension(RunningScimServer.ACME)
                        .at("/properties/Business Unit/type")
                        .asText())
                .isEqualTo("string");
        assertThat(extension(RunningScimServer.GLOBEX).isMissingNode()).isTrue();
    }

    @Test
    void theHostIsGivenTheSameDocument() {
        schemas.define(new Tenant("acme"), CustomAttribute.named("Business Unit", CustomAttribute.Type.OPTION));

        JsonNode given = server.scim().openApi(new Tenant("acme"), URI.create(server.url()));

        assertThat(given).isEqualTo(server.client().get("/openapi.json").body());
    }

    @Test
    void everyPathInItIsAnswered() {
        ScimClient client = server.client();
        String id = client.createUser("ada@example.com").id();
        Map<String, String> values =
                Map.of("id", id, "name", "User", "urn", "urn:ietf:params:scim:schemas:core:2.0:User");

        List<String> operations = new ArrayList<>();
        client.get("/openapi.json")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + filled(path.getKey(), values));
                    }
                }));

        assertThat(operations).hasSizeGreaterThan(10).allSatisfy(operation -> {
            String[] parts = operation.split(" ", 2);
            int status = client.send(parts[0], parts[1], parts[0].matches("P.*") ? "{}" : null, Map.of())
                    .status();
            assertThat(status).isNotIn(405, 501).isLessThan(500);
            assertThat(status).isNotEqualTo(404);
        });
    }

    @Test
    void whatAUserOfAResponseMustHaveIsThereWhateverIsSelected() {
        ScimClient client = server.client();
        String id = client.createUser("ada@example.com").id();
        JsonNode required = client.get("/openapi.json").body().at("/components/schemas/User/required");

        JsonNode part = client.get("/Users/" + id + "?attributes=title").body();

        assertThat(required)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(part.has(name.asText()))
                        .as("%s in %s", name, part)
                        .isTrue());
    }

    @Test
    void aUserOfARequestNeedsAUserName() {
        JsonNode paths = server.client().get("/openapi.json").body().path("paths");
        String schema = "/requestBody/content/application~1scim+json/schema/required/0";

        assertThat(paths.at("/~1Users/post" + schema).asText()).isEqualTo("userName");
        assertThat(paths.at("/~1Users~1{id}/put" + schema).asText()).isEqualTo("userName");
    }

    private JsonNode extension(String token) {
        return server.client(token)
                .get("/openapi.json")
                .body()
                .path("components")
                .path("schemas")
                .path("User")
                .path("properties")
                .path(URN);
    }

    private static String filled(String template, Map<String, String> values) {
        String path = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }
}
