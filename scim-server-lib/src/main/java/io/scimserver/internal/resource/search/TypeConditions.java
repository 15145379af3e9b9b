package io.scimserver.internal.resource.search;

import static java.util.Objects.requireNonNull;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.schema.ResourceType;
import java.util.List;

/**
 * Conditions on {@code meta.resourceType} in filters for the resources of one type. They are the same for all of these
 * resources, and a store does not know the type: each becomes one that every resource meets, or none. Immutable.
 *
 * @param type the type of the resources that are searched
 */
public record TypeConditions(ResourceType type) {

    private static final String NAME = "meta.resourceType";
    private static final Filter EVERYTHING = Filter.pr(Path.root().attribute("id"));
    private static final Filter NOTHING = Filter.not(EVERYTHING);

    /** Returns the filter with the conditions decided. */
    public Filter decided(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> Filter.and(parts(filter));
            case OR -> Filter.or(parts(filter));
            case NOT -> Filter.not(decided(requireNonNull(filter.getInvertedFilter())));
            case COMPLEX_VALUE -> filter;
            default -> isOnType(filter) ? (isMet(filter) ? EVERYTHING : NOTHING) : filter;
        };
    }

    private List<Filter> parts(Filter filter) {
        return requireNonNull(filter.getCombinedFilters()).stream()
                .map(this::decided)
                .toList();
    }

    private static boolean isOnType(Filter condition) {
        return requireNonNull(condition.getAttributePath()).toString().equals(NAME);
    }

    private boolean isMet(Filter condition) {
        if (condition.getFilterType() == FilterType.PRESENT) {
            return true;
        }
        String name = type.name();
        String asked = requireNonNull(condition.getComparisonValue()).asText();
        return switch (condition.getFilterType()) {
            case EQUAL -> name.equals(asked);
            case NOT_EQUAL -> !name.equals(asked);
            case CONTAINS -> name.contains(asked);
            case STARTS_WITH -> name.startsWith(asked);
            case ENDS_WITH -> name.endsWith(asked);
            case GREATER_THAN -> name.compareTo(asked) > 0;
            case GREATER_OR_EQUAL -> name.compareTo(asked) >= 0;
            case LESS_THAN -> name.compareTo(asked) < 0;
            default -> name.compareTo(asked) <= 0;
        };
    }
}
