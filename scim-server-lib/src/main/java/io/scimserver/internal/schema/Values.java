package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Attribute;
import io.scimserver.store.search.value.Folding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Rules for unassigned values and for the equality of two values (RFC 7643 §2.4 and §2.5). */
public final class Values {

    /** Sub-attributes that only describe a value and are nothing without it. */
    private static final Set<String> LABELS = Set.of("type", "primary", "display", "$ref");

    private Values() {}

    /** Returns true if the value is null, an empty text, array or object: all the same as absence. */
    public static boolean isUnassigned(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }

    /**
     * Returns true if a complex value whose significant part was cleared has nothing left but what described that part.
     */
    public static boolean hasOnlyLabels(ObjectNode value) {
        return value.properties().stream().allMatch(part -> LABELS.contains(part.getKey()));
    }

    /** Returns true if it is the preferred one of the values of a multi-valued attribute. */
    public static boolean isPrimary(JsonNode element) {
        return element.path("primary").booleanValue();
    }

    /**
     * Returns a key that is equal for two values of the attribute that are the same, case aside where the attribute
     * says so.
     */
    public static Object key(Attribute attribute, JsonNode value) {
        boolean folds = value.isTextual() && !attribute.caseExact();
        return folds ? Folding.fold(value.textValue()) : value;
    }

    /**
     * Returns the {@link #key(Attribute, JsonNode)} of a sub-attribute of {@code element}; of null where it is
     * unassigned.
     */
    public static Object partKey(Attribute attribute, JsonNode element, String part) {
        JsonNode value = element.path(part);
        return attribute
                .subAttributes()
                .find(part)
                .map(known -> key(known, value))
                .orElse(value);
    }

    /**
     * Returns the elements without repetitions: of those with the same type and value (or the same altogether, where
     * there is no {@code value}) the first stays and takes over what the later ones say (RFC 7643 §2.4).
     */
    public static ArrayNode withoutRepetitions(Attribute attribute, Iterable<JsonNode> elements) {
        Map<Object, JsonNode> distinct = new LinkedHashMap<>();
        for (JsonNode value : elements) {
            JsonNode first = distinct.putIfAbsent(identity(attribute, value), value);
            if (first instanceof ObjectNode object && value instanceof ObjectNode later) {
                object.setAll(later);
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(distinct.values());
    }

    private static Object identity(Attribute attribute, JsonNode value) {
        if (!value.has("value")) {
            return key(attribute, value);
        }
        return new TypeAndValue(partKey(attribute, value, "type"), partKey(attribute, value, "value"));
    }

    private record TypeAndValue(Object type, Object value) {}
}
