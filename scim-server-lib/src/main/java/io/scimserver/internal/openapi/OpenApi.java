package io.scimserver.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * OpenAPI 3.1 document of the endpoints: fixed paths and messages, the users as a tenant's schema has them. Other types
 * are described like users, with their own names.
 */
public final class OpenApi {

    private static final String TEMPLATE = "openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode template;
    private final ObjectNode templateWithoutGroups;

    /**
     * @param cursors true if lists can be walked by cursor
     * @param otherTypes the types beside users, each with its schema
     */
    public OpenApi(boolean cursors, Map<ResourceType, UserSchema> otherTypes) {
        try (InputStream resource =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream(TEMPLATE), "the jar lacks " + TEMPLATE)) {
            template = (ObjectNode) JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!cursors) {
            withoutCursors();
        }
        templateWithoutGroups = template.deepCopy();
        otherTypes.forEach((type, schema) -> {
            add(template, type, schema);
            if (!type.equals(ResourceType.GROUP)) {
                add(templateWithoutGroups, type, schema);
            }
        });
    }

    private static void add(ObjectNode document, ResourceType type, UserSchema schema) {
        Words words = new Words(type, type.equals(ResourceType.GROUP) ? "displayName" : "externalId");
        ObjectNode paths = (ObjectNode) document.path("paths");
        List<String> ofUsers = paths.propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/Users"))
                .toList();
        ofUsers.forEach(path -> paths.set(words.in(path), words.in(paths.path(path))));
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        schemas.set(type.name() + "List", words.in(schemas.path("UserList")));
        schemas.set(type.name(), UserJsonSchema.of(schema));
    }

    /**
     * Names of another type, which replace those of users in the description.
     *
     * @param type the other type
     * @param key the attribute that stands in for {@code userName} in examples
     */
    private record Words(ResourceType type, String key) {

        JsonNode in(JsonNode ofUsers) {
            try {
                return JSON.readTree(in(ofUsers.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String in(String ofUsers) {
            return ofUsers.replace("/Users", "/" + type.endpoint())
                    .replace("userName", key)
                    .replace("User", type.name())
                    .replace("user", type.name().toLowerCase(Locale.ROOT));
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

    /**
     * Returns a new document each time.
     *
     * @param groups true if groups are provisioned
     */
    public ObjectNode document(UserSchema schema, String baseUrl, boolean groups) {
        ObjectNode document = (groups ? template : templateWithoutGroups).deepCopy();
        document.putArray("servers").addObject().put("url", baseUrl);
        ((ObjectNode) document.at("/components/schemas")).set("User", UserJsonSchema.of(schema));
        return document;
    }
}
