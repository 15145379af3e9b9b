package io.scimserver.testkit.support;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rewrite of a filter's comparisons and value paths that keeps their combination. */
public record FilterRewrite(UnaryOperator<Filter> change) {

    public Filter apply(Filter filter) {
        if (filter.isCombiningFilter()) {
            List<Filter> parts = requireNonNull(filter.getCombinedFilters()).stream()
                    .map(this::apply)
                    .toList();
            return filter.getFilterType() == FilterType.AND ? Filter.and(parts) : Filter.or(parts);
        }
        return filter.isNotFilter()
                ? Filter.not(apply(requireNonNull(filter.getInvertedFilter())))
                : change.apply(filter);
    }

    /** Returns the same comparison with another attribute. */
    public static Filter onPath(Filter filter, Path path) {
        return with(filter, path, filter.getComparisonValue());
    }

    /** Returns the same comparison with another literal. */
    public static Filter withLiteral(Filter filter, ValueNode literal) {
        return with(filter, requireNonNull(filter.getAttributePath()), literal);
    }

    private static Filter with(Filter filter, Path path, @Nullable ValueNode literal) {
        return switch (filter.getFilterType()) {
            case EQUAL -> Filter.eq(path, literal);
            case NOT_EQUAL -> Filter.ne(path, literal);
            case CONTAINS -> Filter.co(path, literal);
            case STARTS_WITH -> Filter.sw(path, literal);
            case ENDS_WITH -> Filter.ew(path, literal);
            case GREATER_THAN -> Filter.gt(path, literal);
            case GREATER_OR_EQUAL -> Filter.ge(path, literal);
            case LESS_THAN -> Filter.lt(path, literal);
            case LESS_OR_EQUAL -> Filter.le(path, literal);
            case PRESENT -> Filter.pr(path);
            default -> filter;
        };
    }
}
