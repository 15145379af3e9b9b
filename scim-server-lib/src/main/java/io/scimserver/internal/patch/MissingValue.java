package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.schema.Attribute;
import java.util.List;
import java.util.Optional;

/** What a value path says of the values it selects, so that one can be made when there is none. */
final class MissingValue {

    private MissingValue() {}

    /** The parts that every selected value has: those the filter compares by {@code eq}, if it does nothing else. */
    static Optional<ObjectNode> partsFixedBy(Selection selection) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (Filter comparison : comparisons(selection.filter())) {
            Path path = comparison.getAttributePath();
            ValueNode value = comparison.getComparisonValue();
            boolean isEqual = comparison.getFilterType() == FilterType.EQUAL;
            if (!isEqual || path == null || path.size() != 1) {
                return Optional.empty();
            }
            if (parts.putIfAbsent(path.getElement(0).getAttribute(), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    /**
     * The value to make, without what the operation adds to it. For {@code add} any chain of {@code eq} will do; for
     * {@code replace}, where RFC 7644 §3.5.2.3 wants a refusal, only {@code type eq} with one of the attribute's
     * canonical types and {@code primary eq true}, which identity providers use as names of fields.
     */
    static Optional<ObjectNode> toMake(Edit.Change change, Selection selection) {
        boolean isChain = selection.filter().getFilterType() == FilterType.AND;
        Attribute attribute = change.target().path().attribute();
        return partsFixedBy(selection)
                .filter(parts -> parts.properties().stream().allMatch(part -> isWritable(attribute, part.getKey())))
                .filter(parts -> isChain ? change.verb() == Verb.ADD : namesField(attribute, parts));
    }

    private static boolean isWritable(Attribute attribute, String part) {
        return attribute
                .subAttributes()
                .find(part)
                .filter(known -> !known.isReadOnly())
                .isPresent();
    }

    private static boolean namesField(Attribute attribute, ObjectNode parts) {
        String type = parts.path("type").asText();
        boolean isCanonicalType = attribute.subAttributes().find("type").stream()
                .flatMap(known -> known.canonicalValues().stream())
                .anyMatch(type::equalsIgnoreCase);
        return isCanonicalType || parts.path("primary").booleanValue();
    }

    private static List<Filter> comparisons(Filter filter) {
        List<Filter> combined = filter.getCombinedFilters();
        return filter.getFilterType() == FilterType.AND && combined != null ? combined : List.of(filter);
    }
}
