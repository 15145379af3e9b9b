package io.scimserver.testkit;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the comparisons and value paths of a filter, and keeps how they are combined. */
record FilterRewrite(UnaryOperator<Filter> change) {

    Filter apply(Filter filter) {
        if (filter.isCombiningFilter()) {
            List<Filter> parts =
                    filter.getCombinedFilters().stream().map(this::apply).toList();
            return filter.getFilterType() == FilterType.AND ? Filter.and(parts) : Filter.or(parts);
        }
        return filter.isNotFilter() ? Filter.not(apply(filter.getInvertedFilter())) : change.apply(filter);
    }

    /** The same comparison with another attribute. */
    static Filter onPath(Filter filter, Path path) {
        return switch (filter.getFilterType()) {
            case EQUAL -> Filter.eq(path, filter.getComparisonValue());
            case NOT_EQUAL -> Filter.ne(path, filter.getComparisonValue());
            case CONTAINS -> Filter.co(path, filter.getComparisonValue());
            case STARTS_WITH -> Filter.sw(path, filter.getComparisonValue());
            case ENDS_WITH -> Filter.ew(path, filter.getComparisonValue());
            case GREATER_THAN -> Filter.gt(path, filter.getComparisonValue());
            case GREATER_OR_EQUAL -> Filter.ge(path, filter.getComparisonValue());
            case LESS_THAN -> Filter.lt(path, filter.getComparisonValue());
            case LESS_OR_EQUAL -> Filter.le(path, filter.getComparisonValue());
            case PRESENT -> Filter.pr(path);
            default -> filter;
        };
    }
}
