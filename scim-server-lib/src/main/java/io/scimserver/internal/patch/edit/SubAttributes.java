package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Values;
import java.util.Map;
import java.util.Optional;

/** Merge of sub-attributes into a complex value; those that are not mentioned stay (RFC 7644 §3.5.2.1, §3.5.2.3). */
final class SubAttributes {

    private SubAttributes() {}

    /**
     * Returns the content of a change to one complex value: an object of sub-attributes, or the sub-attribute that its
     * path names.
     */
    static ObjectNode of(Edit.Change change) {
        JsonNode value = change.value().orElse(NullNode.getInstance());
        return change.target()
                .path()
                .subAttribute()
                .map(part -> JsonNodeFactory.instance.objectNode().<ObjectNode>set(part.name(), value))
                .orElseGet(() -> (ObjectNode) value);
    }

    /** Merges the parts into a new object; empty if nothing is left, or only what described the removed value. */
    static Optional<ObjectNode> merge(ObjectNode current, ObjectNode parts) {
        ObjectNode merged = current.deepCopy();
        boolean cleared = false;
        for (Map.Entry<String, JsonNode> part : parts.properties()) {
            if (part.getValue().isNull()) {
                cleared |= merged.remove(part.getKey()) != null;
            } else {
                merged.set(part.getKey(), part.getValue());
            }
        }
        if (pointsElsewhere(current, parts)) {
            merged.remove("$ref");
        }
        boolean isGone = merged.isEmpty() || (cleared && Values.hasOnlyLabels(merged));
        return isGone ? Optional.empty() : Optional.of(merged);
    }

    /**
     * Returns true if there is a new {@code value} without its {@code $ref}: the old one is the URL of another
     * resource.
     */
    private static boolean pointsElsewhere(ObjectNode current, ObjectNode parts) {
        return parts.has("value") && !parts.has("$ref") && !parts.get("value").equals(current.path("value"));
    }
}
