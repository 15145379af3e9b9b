package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** Location of an attribute's values in a JSON tree; arrays on the way are looked into. Immutable. */
final class JsonValues {

    private final String[] fields;

    JsonValues(List<String> fields) {
        this.fields = fields.toArray(String[]::new);
    }

    /** Returns true if any value of the attribute passes; missing and null ones are not tested. */
    boolean anyMatch(JsonNode tree, Predicate<JsonNode> test) {
        return anyMatch(tree, 0, test);
    }

    /** Returns true if it is a value by RFC 7643 §2.5: null, "" and whatever holds nothing else are no value. */
    static boolean isAssigned(JsonNode value) {
        if (value.isContainerNode()) {
            for (JsonNode part : value) {
                if (isAssigned(part)) {
                    return true;
                }
            }
            return false;
        }
        return !value.isNull()
                && !value.isMissingNode()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    private boolean anyMatch(JsonNode node, int depth, Predicate<JsonNode> test) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (anyMatch(node.get(i), depth, test)) {
                    return true;
                }
            }
            return false;
        }
        if (depth < fields.length) {
            return node.isObject() && anyMatch(node.path(fields[depth]), depth + 1, test);
        }
        return !node.isMissingNode() && !node.isNull() && test.test(node);
    }
}
