package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Editor of attributes with one value, simple or complex. */
final class SingleValueEditor {

    private SingleValueEditor() {}

    /** Returns the attribute's new value; empty if it is unassigned from now on. */
    static Optional<JsonNode> change(Edit.Change change, JsonNode current) {
        boolean isPart = change.target().path().subAttribute().isPresent();
        boolean isWhole =
                change.value().isEmpty() || !change.target().path().attribute().isComplex();
        if (isWhole && !isPart) {
            return change.value();
        }
        ObjectNode object = current instanceof ObjectNode present ? present : JsonNodeFactory.instance.objectNode();
        return SubAttributes.merge(object, SubAttributes.of(change)).map(JsonNode.class::cast);
    }
}
