package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.internal.schema.Spelling;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that a value path fixes for its elements, so that one can be made when there is none. */
final class MissingValue {

    private MissingValue() {}

    /**
     * Returns the parts that every selected value has: those the filter compares by {@code eq}, if it does nothing
     * else.
     */
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
     * canonical types, {@code primary eq true}, or both, which identity providers use as names of fields.
     */
    static Optional<ObjectNode> toMake(Edit.Change change, Selection selection) {
        Attribute attribute = change.target().path().attribute();
        return partsFixedBy(selection)
                .filter(parts -> parts.properties().stream().allMatch(part -> isWritable(attribute, part.getKey())))
                .filter(parts -> change.type() == OperationType.ADD || namesField(attribute, parts));
    }

    private static boolean isWritable(Attribute attribute, String part) {
        return attribute
                .subAttributes()
                .find(part)
                .filter(known -> !known.isReadOnly())
                .isPresent();
    }

    private static boolean namesField(Attribute attribute, ObjectNode parts) {
        return parts.properties().stream().allMatch(part -> switch (part.getKey()) {
            case "type" -> types(attribute).anyMatch(part.getValue().asText()::equalsIgnoreCase);
            case "primary" -> part.getValue().booleanValue();
            default -> false;
        });
    }

    /** The refusal of a path that selects nothing; names the type that may be meant. */
    static ScimErrorException refusal(Edit.Change change, Selection selection) {
        Attribute attribute = change.target().path().attribute();
        String given = partsFixedBy(selection)
                .map(parts -> parts.path("type").asText())
                .orElse("");
        String hint = Spelling.nearest(given, types(attribute))
                .map(type -> "; '" + type + "' may be meant")
                .orElse("");
        String advice = change.type() == OperationType.REPLACE
                        && partsFixedBy(selection).isPresent()
                ? "; 'add' creates one"
                : "";
        return ScimErrorException.noTarget(
                "no value of '" + attribute.name() + "' is selected by the path" + hint + advice);
    }

    private static Stream<String> types(Attribute attribute) {
        return attribute.subAttributes().find("type").stream().flatMap(known -> known.canonicalValues().stream());
    }

    private static List<Filter> comparisons(Filter filter) {
        List<Filter> combined = filter.getCombinedFilters();
        return filter.getFilterType() == FilterType.AND && combined != null ? combined : List.of(filter);
    }
}
