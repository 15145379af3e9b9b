package com.example.hr.scim;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.search.value.Folding;
import java.util.List;
import java.util.Optional;

/**
 * Part of a filter that an index of the table serves; every match of the filter is among its rows.
 *
 * @param sql the condition, with {@code :value} in it
 * @param value the value to compare with
 */
record IndexedCondition(String sql, Object value) {

    /**
     * Finds the condition in a filter that an index serves: the one that identity providers ask before they create a
     * user.
     */
    static Optional<IndexedCondition> in(Filter filter) {
        List<Filter> parts = filter.getFilterType() == FilterType.AND ? filter.getCombinedFilters() : List.of(filter);
        return parts.stream()
                .filter(part -> part.getFilterType() == FilterType.EQUAL)
                .flatMap(part -> of(part).stream())
                .findFirst();
    }

    private static Optional<IndexedCondition> of(Filter comparison) {
        String value = comparison.getComparisonValue().asText();
        return switch (comparison.getAttributePath().toString()) {
            case "id" -> Optional.of(new IndexedCondition("id = :value", EmployeeStore.number(value)));
            case "userName" -> Optional.of(new IndexedCondition("login_key = :value", Folding.fold(value)));
            case "externalId" -> Optional.of(new IndexedCondition("external_id = :value", value));
            default -> Optional.empty();
        };
    }
}
