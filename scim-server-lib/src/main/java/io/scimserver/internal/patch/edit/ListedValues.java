package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Values;
import io.scimserver.schema.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that a {@code remove} lists. A listed value selects a value that has every part of it; where it has a
 * {@code value}, the parts that only describe it ({@code display}, {@code primary}, {@code $ref}) do not count.
 */
final class ListedValues {

    private static final Set<String> DESCRIPTIONS = Set.of("display", "primary", "$ref");

    private final Attribute attribute;
    private final Map<Object, List<JsonNode>> byValue;

    ListedValues(Attribute attribute, List<JsonNode> listed) {
        this.attribute = attribute;
        this.byValue = listed.stream().collect(Collectors.groupingBy(this::valueKey));
    }

    /** Returns the values of the attribute that are not listed; empty if none is left. */
    Optional<JsonNode> removeFrom(JsonNode current) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        current.forEach(element -> {
            if (!isListed(element)) {
                left.add(element);
            }
        });
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    private boolean isListed(JsonNode element) {
        return hasPartsOfOne(byValue.getOrDefault(valueKey(element), List.of()), element)
                || hasPartsOfOne(byValue.getOrDefault(withoutValue(), List.of()), element);
    }

    private boolean hasPartsOfOne(List<JsonNode> listed, JsonNode element) {
        return listed.stream().anyMatch(one -> !one.isObject() || hasParts((ObjectNode) one, element));
    }

    private boolean hasParts(ObjectNode listed, JsonNode element) {
        boolean hasValue = listed.has("value");
        return listed.propertyStream()
                .map(Map.Entry::getKey)
                .filter(part -> !hasValue || !DESCRIPTIONS.contains(part))
                .allMatch(part ->
                        Values.partKey(attribute, listed, part).equals(Values.partKey(attribute, element, part)));
    }

    private Object valueKey(JsonNode element) {
        return element.isObject() ? Values.partKey(attribute, element, "value") : Values.key(attribute, element);
    }

    private Object withoutValue() {
        return valueKey(JsonNodeFactory.instance.objectNode());
    }
}
