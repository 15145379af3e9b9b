package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** OpenAPI document in the form that a page shows. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;

    ApiDocument(ObjectNode document) {
        this.document = document;
    }

    /** Returns the endpoints in the order of the document. */
    List<ApiEndpoint> endpoints() {
        List<ApiEndpoint> endpoints = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> endpoints.add(endpoint(path, operation))));
        return endpoints;
    }

    /** Schemas of users, then of the messages. */
    List<ApiSchema> schemas() {
        JsonNode schemas = document.at("/components/schemas");
        Stream<ApiSchema> messages = schemas.properties().stream()
                .filter(schema -> !schema.getKey().equals("User"))
                .map(schema -> ApiSchema.of(schema.getKey(), schema.getValue()));
        return Stream.concat(ApiSchema.ofUser(schemas.path("User")), messages).toList();
    }

    private ApiEndpoint endpoint(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        return new ApiEndpoint(
                entry.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                operation.path("summary").asText(),
                Stream.of(path.getValue().path("parameters"), operation.path("parameters"))
                        .flatMap(ApiDocument::elements)
                        .map(this::resolved)
                        .map(ApiDocument::parameter)
                        .toList(),
                message(operation.path("requestBody")),
                operation.path("responses").properties().stream()
                        .sorted(Map.Entry.comparingByKey()) // the word for the others is behind all numbers
                        .map(response -> response(response.getKey(), resolved(response.getValue())))
                        .toList());
    }

    private static ApiEndpoint.Parameter parameter(JsonNode parameter) {
        return new ApiEndpoint.Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                parameter.path("description").asText());
    }

    private static ApiEndpoint.Response response(String status, JsonNode response) {
        return new ApiEndpoint.Response(
                status.equals("default") ? "other" : status,
                response.path("description").asText(),
                message(response));
    }

    /** Returns the name of the schema of a body; empty if there is no body. */
    private static String message(JsonNode body) {
        Iterator<JsonNode> kinds = body.path("content").elements();
        String reference = kinds.hasNext() ? kinds.next().at("/schema/$ref").asText() : "";
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
