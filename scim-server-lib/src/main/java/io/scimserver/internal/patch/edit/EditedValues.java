package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.Values;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.ScimErrorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values of a multi-valued attribute while one edit works on them: a value that is there already is not added again,
 * and a value that becomes primary takes that from the others (RFC 7644 §3.5.2).
 */
final class EditedValues {

    private final Attribute attribute;
    private final List<JsonNode> values = new ArrayList<>();
    private final Map<Object, List<Integer>> positions = new HashMap<>();
    private Optional<JsonNode> newPrimary = Optional.empty();

    EditedValues(Attribute attribute, JsonNode current) {
        this.attribute = attribute;
        current.forEach(this::append);
    }

    int size() {
        return values.size();
    }

    /** Adds a value, or updates the one that is the same. */
    void add(JsonNode value) {
        Optional<Integer> same = value instanceof ObjectNode object ? find(object) : Optional.empty();
        if (same.isPresent() && values.get(same.get()) instanceof ObjectNode present) {
            SubAttributes.merge(present, (ObjectNode) value)
                    .ifPresent(merged -> values.set(same.get(), notePrimary(present, merged)));
        } else {
            make(value);
        }
    }

    /** Adds a value that is known not to be there. */
    void make(JsonNode value) {
        append(notePrimary(MissingNode.getInstance(), value));
    }

    /**
     * Changes each value that is selected, or takes it away.
     *
     * @return true if there was one
     */
    boolean change(Predicate<JsonNode> selected, Function<ObjectNode, Optional<ObjectNode>> edit) {
        List<JsonNode> before = List.copyOf(values);
        boolean found = false;
        values.clear();
        for (JsonNode value : before) {
            if (value instanceof ObjectNode element && selected.test(element)) {
                found = true;
                edit.apply(element).ifPresent(changed -> values.add(notePrimary(element, changed)));
            } else {
                values.add(value);
            }
        }
        return found;
    }

    /** Returns the values as an array; empty if none is left. */
    Optional<JsonNode> finish(Repairs repairs) {
        newPrimary.ifPresent(this::demoteOthers);
        ArrayNode distinct = Values.withoutRepetitions(attribute, values);
        if (distinct.size() < values.size()) {
            repairs.ignore(Reason.DUPLICATE, attribute::name);
        }
        return distinct.isEmpty() ? Optional.empty() : Optional.of(distinct);
    }

    private void append(JsonNode value) {
        positions
                .computeIfAbsent(Values.partKey(attribute, value, "value"), key -> new ArrayList<>())
                .add(values.size());
        values.add(value);
    }

    /** Finds the value of the same type or, where one of the two has no type, the same value of any. */
    private Optional<Integer> find(ObjectNode value) {
        if (!value.has("value")) {
            return Optional.empty();
        }
        Object type = Values.partKey(attribute, value, "type");
        List<Integer> candidates = positions.getOrDefault(Values.partKey(attribute, value, "value"), List.of());
        Optional<Integer> exact = candidates.stream()
                .filter(i -> Values.partKey(attribute, values.get(i), "type").equals(type))
                .findFirst();
        return exact.or(() -> candidates.stream()
                .filter(i -> !value.has("type") || !values.get(i).has("type"))
                .findFirst());
    }

    private JsonNode notePrimary(JsonNode before, JsonNode after) {
        if (Values.isPrimary(after) && !Values.isPrimary(before)) {
            if (newPrimary.isPresent()) {
                throw ScimErrorException.invalidValue(
                        "'" + attribute.name() + ".primary' can become true for one value only");
            }
            newPrimary = Optional.of(after);
        }
        return after;
    }

    @SuppressWarnings("ReferenceEquality") // the very value that became primary, not one that looks like it
    private void demoteOthers(JsonNode primary) {
        for (JsonNode value : values) {
            if (value != primary && Values.isPrimary(value)) {
                ((ObjectNode) value).put("primary", false);
            }
        }
    }
}
