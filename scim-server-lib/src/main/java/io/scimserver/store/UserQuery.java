package io.scimserver.store;

import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.Objects;
import java.util.Optional;

/**
 * Query for {@link UserStore#search}.
 *
 * <p>The filter and the sort are already checked against the tenant's schema and normalised: names are in the schema's
 * spelling, core attributes carry no URN, a multi-valued attribute compared as a whole is written out
 * ({@code emails eq "x"} arrives as {@code emails.value eq "x"}), literals have the type of their attribute.
 *
 * <p>A filter has at most {@code ScimLimits.filterNodes} comparisons and operators, 1,000 by default, and
 * {@code filterDepth} levels, 50 by default. A store answers all of them, or refuses some with {@code UnsupportedQuery}.
 *
 * @param filter the filter on users; empty for all
 * @param sort the order; empty for creation order
 * @param paging the part of the matches
 * @param types the type of every path that occurs in filter and sort
 */
public record UserQuery(Optional<Filter> filter, Optional<Sort> sort, Paging paging, AttributeTypes types) {

    public UserQuery {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(paging, "paging");
        Objects.requireNonNull(types, "types");
    }

    /** Returns a query for the first users, at most {@code count}, of whom an attribute has a value. */
    public static UserQuery equal(Path attribute, String value, int count, AttributeTypes types) {
        Filter filter = Filter.eq(attribute, TextNode.valueOf(value));
        return new UserQuery(Optional.of(filter), Optional.empty(), new Paging.Offset(1, count), types);
    }
}
