package io.scimserver.internal.filter;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.Locale;
import java.util.Optional;

/** Operators of RFC 7644 table 3 that compare. */
final class Operators {

    private Operators() {}

    /** Finds the operator of this name, in any case. */
    static Optional<FilterType> find(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "eq" -> Optional.of(FilterType.EQUAL);
            case "ne" -> Optional.of(FilterType.NOT_EQUAL);
            case "co" -> Optional.of(FilterType.CONTAINS);
            case "sw" -> Optional.of(FilterType.STARTS_WITH);
            case "ew" -> Optional.of(FilterType.ENDS_WITH);
            case "pr" -> Optional.of(FilterType.PRESENT);
            case "gt" -> Optional.of(FilterType.GREATER_THAN);
            case "ge" -> Optional.of(FilterType.GREATER_OR_EQUAL);
            case "lt" -> Optional.of(FilterType.LESS_THAN);
            case "le" -> Optional.of(FilterType.LESS_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    /** Returns the comparison as a filter. */
    static Filter apply(FilterType operator, Path path, ValueNode value) {
        return switch (operator) {
            case EQUAL -> Filter.eq(path, value);
            case NOT_EQUAL -> Filter.ne(path, value);
            case CONTAINS -> Filter.co(path, value);
            case STARTS_WITH -> Filter.sw(path, value);
            case ENDS_WITH -> Filter.ew(path, value);
            case GREATER_THAN -> Filter.gt(path, value);
            case GREATER_OR_EQUAL -> Filter.ge(path, value);
            case LESS_THAN -> Filter.lt(path, value);
            case LESS_OR_EQUAL -> Filter.le(path, value);
            default -> throw new IllegalArgumentException(operator + " compares with no value");
        };
    }
}
