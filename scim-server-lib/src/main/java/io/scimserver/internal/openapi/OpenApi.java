package io.scimserver.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.GroupSchema;
import io.scimserver.schema.UserSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * OpenAPI 3.1 document of the endpoints: fixed paths and messages, the users as a tenant's schema has them. What is said
 * of groups is what is said of users, in other words.
 */
public final class OpenApi {

    private static final String TEMPLATE = "openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode template;
    private final ObjectNode templateWithGroups;

    /** @param cursors true if lists can be walked by cursor */
    public OpenApi(boolean cursors) {
        try (InputStream resource =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream(TEMPLATE), "the jar lacks " + TEMPLATE)) {
            template = (ObjectNode) JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!cursors) {
            withoutCursors();
        }
        templateWithGroups = template.deepCopy();
        addGroups(templateWithGroups);
    }

    private static void addGroups(ObjectNode document) {
        ObjectNode paths = (ObjectNode) document.path("paths");
        List<String> ofUsers = paths.propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/Users"))
                .toList();
        ofUsers.forEach(path -> paths.set(inWordsOfGroups(path), inWordsOfGroups(paths.path(path))));
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        schemas.set("GroupList", inWordsOfGroups(schemas.path("UserList")));
        schemas.set("Group", UserJsonSchema.of(GroupSchema.standard()));
    }

    private static JsonNode inWordsOfGroups(JsonNode ofUsers) {
        try {
            return JSON.readTree(inWordsOfGroups(ofUsers.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inWordsOfGroups(String ofUsers) {
        return ofUsers.replace("userName", "displayName")
                .replace("User", "Group")
                .replace("user", "group");
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
        ObjectNode document = (groups ? templateWithGroups : template).deepCopy();
        document.putArray("servers").addObject().put("url", baseUrl);
        ((ObjectNode) document.at("/components/schemas")).set("User", UserJsonSchema.of(schema));
        return document;
    }
}
