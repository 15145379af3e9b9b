package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Attribute of a request, apart from the others. Single complex attributes and lists of them are taken apart.
 *
 * @param path the attribute as the client calls it; in an element of a list by the element's type
 * @param value the value that was sent
 * @param operation the operation of a PATCH that sets this attribute alone, as the client wrote it
 * @param isOfPatch true if the client sent it in a PATCH, false for POST and PUT
 */
record TriedAttribute(String path, JsonNode value, ObjectNode operation, boolean isOfPatch) {

    /** Names in the bodies of requests that are SCIM's own, never those of a mapping. */
    private static final Set<String> OF_PROTOCOL = Set.of("schemas", "id", "meta");

    private static final String VALUE = "value";
    private static final String TYPE = "type";

    /** Returns the attributes in the body of a POST, PUT, PATCH or bulk request. */
    static Stream<TriedAttribute> in(ObjectNode body, UserSchema schema) {
        JsonNode operations = MessageFields.member(body, "Operations");
        return operations.isArray()
                ? operations.valueStream().flatMap(operation -> inOperation(operation, schema))
                : inObject(body, schema, "add").map(TriedAttribute::ofPostOrPut);
    }

    private TriedAttribute ofPostOrPut() {
        return new TriedAttribute(path, value, operation, false);
    }

    private static Stream<TriedAttribute> inOperation(JsonNode sent, UserSchema schema) {
        if (!(sent instanceof ObjectNode operation)) {
            return Stream.empty();
        }
        if (MessageFields.member(operation, "data") instanceof ObjectNode data) {
            return in(data, schema);
        }
        String type = MessageFields.member(operation, "op").asText().toLowerCase(Locale.ROOT);
        JsonNode value = MessageFields.member(operation, VALUE);
        return MessageFields.member(operation, "path").isTextual()
                ? atPath(type, MessageFields.member(operation, "path").textValue(), value, schema)
                : inObject(value, schema, type);
    }

    private static Stream<TriedAttribute> atPath(String type, String path, JsonNode value, UserSchema schema) {
        if (schema.schema(path).isPresent()) {
            return inObject(object(path, value), schema, type);
        }
        return parts(path, value, part -> {
            ObjectNode operation = operation(type).put("path", path);
            return part.isMissingNode() ? operation : operation.set(VALUE, part);
        });
    }

    private static Stream<TriedAttribute> inObject(JsonNode object, UserSchema schema, String type) {
        return object.propertyStream().flatMap(member -> {
            boolean isExtension = schema.schema(member.getKey()).isPresent();
            return isExtension
                    ? inExtension(member.getKey(), member.getValue(), type)
                    : inMember(member.getKey(), member.getValue(), type);
        });
    }

    private static Stream<TriedAttribute> inExtension(String urn, JsonNode content, String type) {
        return content.propertyStream()
                .flatMap(member -> parts(
                        urn + ":" + member.getKey(),
                        member.getValue(),
                        part -> operation(type).set(VALUE, object(urn, object(member.getKey(), part)))));
    }

    private static Stream<TriedAttribute> inMember(String name, JsonNode value, String type) {
        return OF_PROTOCOL.contains(name)
                ? Stream.empty()
                : parts(name, value, part -> operation(type).set(VALUE, object(name, part)));
    }

    /** @param operation makes the operation for a part of the value */
    private static Stream<TriedAttribute> parts(String path, JsonNode value, Function<JsonNode, ObjectNode> operation) {
        if (isTakenApart(value)) {
            return value.propertyStream()
                    .map(part -> new TriedAttribute(
                            path + "." + part.getKey(),
                            part.getValue(),
                            operation.apply(object(part.getKey(), part.getValue())),
                            true));
        }
        if (value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isObject)) {
            return value.valueStream().flatMap(element -> inElement(path, element, operation));
        }
        JsonNode shown = value.isMissingNode() ? NullNode.getInstance() : value;
        return Stream.of(new TriedAttribute(path, shown, operation.apply(value), true));
    }

    /** An object with a value is one value, such as a manager; another one has parts, such as a name. */
    private static boolean isTakenApart(JsonNode value) {
        return value.isObject() && !value.isEmpty() && !value.has(VALUE);
    }

    private static Stream<TriedAttribute> inElement(
            String path, JsonNode element, Function<JsonNode, ObjectNode> operation) {
        JsonNode type = element.path(TYPE);
        String place = type.isTextual() ? path + "[type eq " + type + "]" : path;
        return element.propertyStream()
                .filter(part -> !part.getKey().equals(TYPE) && !part.getKey().equals("primary"))
                .map(part -> {
                    ObjectNode alone = object(part.getKey(), part.getValue());
                    if (type.isTextual()) {
                        alone.set(TYPE, type);
                    }
                    return new TriedAttribute(
                            place + "." + part.getKey(),
                            part.getValue(),
                            operation.apply(JsonNodeFactory.instance.arrayNode().add(alone)),
                            true);
                });
    }

    /** Returns true if the refusal of this attribute alone means that a POST or PUT with it succeeds, without it. */
    boolean isReadOnly(ScimErrorException refusal) {
        return !isOfPatch
                && refusal.error().scimType().filter("mutability"::equals).isPresent();
    }

    private static ObjectNode operation(String type) {
        return JsonNodeFactory.instance.objectNode().put("op", type);
    }

    private static ObjectNode object(String name, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }
}
