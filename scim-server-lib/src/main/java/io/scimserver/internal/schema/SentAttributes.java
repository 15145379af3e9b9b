package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names of the attributes that a body of POST, PUT or PATCH gives values to. */
public final class SentAttributes {

    private static final String OPERATIONS = "Operations";

    private SentAttributes() {}

    /** Returns the names as they were sent; some may not be known. */
    public static List<String> in(ObjectNode body, UserSchema schema) {
        return Stream.concat(
                        inObject(body, schema),
                        body.path(OPERATIONS).valueStream().flatMap(operation -> inOperation(operation, schema)))
                .toList();
    }

    private static Stream<String> inOperation(JsonNode operation, UserSchema schema) {
        return operation.path("path").isTextual()
                ? Stream.of(operation.path("path").textValue())
                : inObject(operation.path("value"), schema);
    }

    private static Stream<String> inObject(JsonNode object, UserSchema schema) {
        return object.propertyStream().flatMap(member -> inMember(member, schema));
    }

    private static Stream<String> inMember(Map.Entry<String, JsonNode> member, UserSchema schema) {
        return schema.schema(member.getKey())
                .map(extension ->
                        member.getValue().propertyStream().map(inside -> extension.urn() + ":" + inside.getKey()))
                .orElseGet(() -> Stream.of(member.getKey()));
    }
}
