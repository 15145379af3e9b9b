package io.scimserver.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.UserSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** OpenAPI 3.1 document of the endpoints: fixed paths and messages, the users as a tenant's schema has them. */
public final class OpenApi {

    private static final String TEMPLATE = "openapi.json";

    private final ObjectNode template;

    /** @param cursors whether lists can be walked by cursor */
    public OpenApi(boolean cursors) {
        try (InputStream resource =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream(TEMPLATE), "the jar lacks " + TEMPLATE)) {
            template = (ObjectNode) new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!cursors) {
            withoutCursors();
        }
    }

    private void withoutCursors() {
        ((ObjectNode) template.at("/components/parameters")).remove("cursor");
        ((ObjectNode) template.at("/components/schemas/SearchRequest/properties")).remove("cursor");
        ((ArrayNode) template.at("/components/schemas/SearchRequest/allOf"))
                .removeIf(rule -> rule.at("/not/required").toString().contains("\"cursor\""));
        ((ObjectNode) template.at("/components/schemas/UserList/properties")).remove("nextCursor");
        for (JsonNode parameters : template.path("paths").findValues("parameters")) {
            ((ArrayNode) parameters)
                    .removeIf(parameter -> parameter.path("$ref").asText().endsWith("/cursor"));
        }
    }

    /** Returns a new document each time. */
    public ObjectNode document(UserSchema schema, String baseUrl) {
        ObjectNode document = template.deepCopy();
        document.putArray("servers").addObject().put("url", baseUrl);
        ((ObjectNode) document.at("/components/schemas")).set("User", UserJsonSchema.of(schema));
        return document;
    }
}
