package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Schema of a part of a request or a response, for the eye.
 *
 * @param name of the schema
 * @param anchor where links to it go; only the first part of a user has it
 * @param description what it is
 * @param rows its members, those of members included
 */
public record ApiSchema(String name, String anchor, String description, List<Row> rows) {

    private static final String EXTENSION = "urn:";

    /**
     * @param path of the member
     * @param type the type of its values
     * @param notes such as "required"
     */
    public record Row(String path, String type, String notes, String description) {}

    static ApiSchema of(String name, JsonNode schema) {
        return new ApiSchema(name, name, schema.path("description").asText(), rows(schema, "", false));
    }

    /** Returns the core attributes, then each extension by itself. */
    static Stream<ApiSchema> ofUser(JsonNode user) {
        ApiSchema core = new ApiSchema("User", "User", "An employee, in requests and responses", rows(user, "", true));
        Stream<ApiSchema> extensions = user.path("properties").properties().stream()
                .filter(member -> member.getKey().startsWith(EXTENSION))
                .map(member -> new ApiSchema(
                        "User, " + member.getKey(),
                        "",
                        member.getValue().path("description").asText(),
                        rows(member.getValue(), "", false)));
        return Stream.concat(Stream.of(core), extensions);
    }

    private static List<Row> rows(JsonNode object, String prefix, boolean coreOnly) {
        List<Row> rows = new ArrayList<>();
        object.path("properties").properties().stream()
                .filter(member -> !coreOnly || !member.getKey().startsWith(EXTENSION))
                .forEach(member -> {
                    String path = prefix + member.getKey();
                    JsonNode value = member.getValue();
                    rows.add(row(path, value, isRequired(object, member.getKey())));
                    rows.addAll(rows(value.has("items") ? value.path("items") : value, path + ".", false));
                });
        return rows;
    }

    private static Row row(String path, JsonNode value, boolean required) {
        JsonNode single = value.has("items") ? value.path("items") : value;
        String type = type(single);
        String notes = Stream.of(
                        required ? "required" : "",
                        value.path("readOnly").asBoolean() ? "read-only" : "",
                        value.path("writeOnly").asBoolean() ? "write-only" : "",
                        single.has("maxLength")
                                ? "at most " + single.path("maxLength").asText() + " characters"
                                : "",
                        words("one of ", single.path("enum")),
                        words("usually ", single.path("examples")))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
        return new Row(
                path,
                value.has("items") ? "list of " + type : type,
                notes,
                value.path("description").asText());
    }

    private static String type(JsonNode value) {
        if (value.has("$ref")) {
            return value.path("$ref").asText().replaceFirst(".*/", "");
        }
        return value.path("format").asText(value.path("type").asText("any"));
    }

    private static boolean isRequired(JsonNode object, String name) {
        return elements(object.path("required")).anyMatch(each -> each.asText().equals(name));
    }

    private static String words(String before, JsonNode list) {
        String all = elements(list).map(JsonNode::asText).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : before + all;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
