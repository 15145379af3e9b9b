package io.scimserver.memory;

import static java.util.Objects.requireNonNull;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.search.value.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Equality in a filter that an index can find.
 *
 * @param attribute the index
 * @param value as the index has it
 * @param others the other conditions that have to hold; empty if there are none
 */
record IndexedEquality(Indexed attribute, String value, Optional<Filter> others) {

    enum Indexed {
        ID,
        USER_NAME,
        EXTERNAL_ID
    }

    /** Finds such an equality: the filter itself, or one among the parts of an {@code and}. */
    static Optional<IndexedEquality> in(Filter filter) {
        List<Filter> parts = filter.getFilterType() == FilterType.AND
                ? requireNonNull(filter.getCombinedFilters())
                : List.of(filter);
        for (int i = 0; i < parts.size(); i++) {
            Filter part = parts.get(i);
            Optional<Indexed> attribute = part.getFilterType() == FilterType.EQUAL ? indexOf(part) : Optional.empty();
            if (attribute.isPresent()) {
                String literal = requireNonNull(part.getComparisonValue()).asText();
                String value = attribute.get() == Indexed.USER_NAME ? Folding.fold(literal) : literal;
                return Optional.of(new IndexedEquality(attribute.get(), value, without(parts, i)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Indexed> indexOf(Filter comparison) {
        Path path = requireNonNull(comparison.getAttributePath());
        boolean isCore = path.getSchemaUrn() == null && path.size() == 1;
        return isCore ? byName(path.getElement(0).getAttribute()) : Optional.empty();
    }

    private static Optional<Indexed> byName(String name) {
        return switch (name) {
            case "id" -> Optional.of(Indexed.ID);
            case "userName" -> Optional.of(Indexed.USER_NAME);
            case "externalId" -> Optional.of(Indexed.EXTERNAL_ID);
            default -> Optional.empty();
        };
    }

    private static Optional<Filter> without(List<Filter> parts, int index) {
        List<Filter> others = new ArrayList<>(parts);
        others.remove(index);
        return switch (others.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(others.get(0));
            default -> Optional.of(Filter.and(others));
        };
    }
}
