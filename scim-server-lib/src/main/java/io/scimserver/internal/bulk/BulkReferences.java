package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.schema.Attribute;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * References to resources that other operations create (RFC 7644 §3.7.2): it finds and replaces a whole value
 * {@code bulkId:x} where a reference can stand. The same text in a title stays a text. Immutable.
 */
final class BulkReferences {

    private static final String PREFIX = "bulkId:";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> referring = new HashSet<>(Set.of("value", "$ref", "manager"));

    /** @param types the resources of each type, all of which may be referred to */
    BulkReferences(List<Resources> types) {
        Set<String> names = types.stream().map(each -> each.type().name()).collect(Collectors.toSet());
        types.stream()
                .flatMap(each -> each.model().schema().all())
                .flatMap(schema -> schema.attributes().stream())
                .filter(attribute -> attribute.referenceTypes().stream().anyMatch(names::contains))
                .flatMap(BulkReferences::names)
                .forEach(referring::add);
    }

    private static Stream<String> names(Attribute attribute) {
        return Stream.concat(Stream.of(attribute.name()), attribute.alias().stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Returns the bulkId in a text that is a reference as a whole; empty text if it is none. */
    static String bulkIdIn(String text) {
        return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
    }

    /** Returns the bulkIds that an operation refers to. */
    Set<String> in(BulkOperation operation) {
        Set<String> found = new HashSet<>();
        operation.target().map(BulkReferences::bulkIdIn).ifPresent(found::add);
        if (mayRefer(dataOf(operation))) {
            replace(operation, bulkId -> {
                found.add(bulkId);
                return bulkId;
            });
        }
        found.remove("");
        return found;
    }

    /** Returns true if there is a text that would be a reference in the right place: nearly always there is none. */
    private static boolean mayRefer(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().startsWith(PREFIX);
        }
        for (JsonNode child : node) {
            if (mayRefer(child)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the data of an operation with its references, if it has any, replaced by ids; the original stays as it
     * is.
     */
    ObjectNode resolve(BulkOperation operation, Set<String> references, UnaryOperator<String> idOf) {
        return references.isEmpty() ? dataOf(operation) : replace(operation, idOf);
    }

    private static ObjectNode dataOf(BulkOperation operation) {
        return operation.data().orElseGet(NODES::objectNode);
    }

    private ObjectNode replace(BulkOperation operation, UnaryOperator<String> idOf) {
        ObjectNode data = dataOf(operation);
        return operation.method() == BulkOperation.Method.PATCH ? patch(data, idOf) : object(data, idOf);
    }

    /** Replaces the references in a PATCH; in one, a plain text value stands where the path says. */
    private ObjectNode patch(ObjectNode data, UnaryOperator<String> idOf) {
        ObjectNode resolved = NODES.objectNode();
        data.properties().forEach(member -> {
            boolean operations = member.getKey().equalsIgnoreCase("Operations")
                    && member.getValue().isArray();
            JsonNode value = member.getValue();
            resolved.set(member.getKey(), operations ? patchOperations(value, idOf) : value);
        });
        return resolved;
    }

    private ArrayNode patchOperations(JsonNode operations, UnaryOperator<String> idOf) {
        ArrayNode resolved = NODES.arrayNode();
        operations.forEach(raw -> {
            boolean plain = raw instanceof ObjectNode operation
                    && MessageFields.member(operation, "value").isTextual();
            boolean replace = raw.isObject() && (!plain || refersByPath((ObjectNode) raw));
            resolved.add(replace ? object((ObjectNode) raw, idOf) : raw);
        });
        return resolved;
    }

    private boolean refersByPath(ObjectNode operation) {
        String path = MessageFields.member(operation, "path").asText();
        String last = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':')) + 1);
        return refersByName(last);
    }

    private ObjectNode object(ObjectNode from, UnaryOperator<String> idOf) {
        ObjectNode to = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            to.set(member.getKey(), value(member.getKey(), member.getValue(), idOf));
        }
        return to;
    }

    private JsonNode value(String name, JsonNode value, UnaryOperator<String> idOf) {
        if (value instanceof ObjectNode object) {
            return object(object, idOf);
        }
        if (value.isArray()) {
            ArrayNode resolved = NODES.arrayNode();
            value.forEach(element -> resolved.add(value(name, element, idOf)));
            return resolved;
        }
        boolean refers = value.isTextual() && !bulkIdIn(value.textValue()).isEmpty() && refersByName(name);
        return refers ? TextNode.valueOf(idOf.apply(bulkIdIn(value.textValue()))) : value;
    }

    /**
     * Returns true if the name can hold a reference. Names may be qualified by a URN or by the attribute they are part
     * of.
     */
    private boolean refersByName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return referring.contains(lower)
                || referring.contains(lower.substring(Math.max(lower.lastIndexOf('.'), lower.lastIndexOf(':')) + 1));
    }
}
