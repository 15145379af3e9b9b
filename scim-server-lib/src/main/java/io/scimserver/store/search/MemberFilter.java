package io.scimserver.store.search;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.StoreException.UnsupportedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Filter that asks for a membership, divided: the member that groups must have, or the group that users must be in, and
 * the conditions on their documents. Immutable.
 *
 * @param member the id of the member, or of the group; empty if the filter names none
 * @param others the filter on the documents; empty if all match
 */
public record MemberFilter(Optional<String> member, Optional<Filter> others) {

    /**
     * Divides a filter on groups.
     *
     * @throws UnsupportedQuery if it asks for members in another way than {@code members.value eq}
     */
    public static MemberFilter of(Optional<Filter> filter) {
        return divide(filter, "members");
    }

    /**
     * Divides a filter on users.
     *
     * @throws UnsupportedQuery if it asks for groups in another way than {@code groups.value eq}
     */
    public static MemberFilter ofUsers(Optional<Filter> filter) {
        return divide(filter, "groups");
    }

    private static MemberFilter divide(Optional<Filter> filter, String attribute) {
        List<Filter> conditions = filter.map(MemberFilter::conditions).orElseGet(List::of);
        List<String> ids = new ArrayList<>();
        List<Filter> others = new ArrayList<>();
        for (Filter condition : conditions) {
            idIn(condition, attribute).ifPresentOrElse(ids::add, () -> others.add(without(condition, attribute)));
        }
        if (ids.stream().distinct().count() > 1) {
            throw new UnsupportedQuery("a filter can name one value of '" + attribute + "'");
        }
        return new MemberFilter(
                ids.stream().findFirst(),
                others.size() > 1
                        ? Optional.of(Filter.and(others))
                        : others.stream().findFirst());
    }

    private static List<Filter> conditions(Filter filter) {
        return filter.getFilterType() == FilterType.AND ? combined(filter) : List.of(filter);
    }

    private static Optional<String> idIn(Filter condition, String attribute) {
        if (condition.getFilterType() == FilterType.COMPLEX_VALUE && isAbout(condition, attribute)) {
            return idIn(requireNonNull(condition.getValueFilter()), 1);
        }
        return condition.getFilterType() == FilterType.EQUAL && isAbout(condition, attribute)
                ? idIn(condition, 2)
                : Optional.empty();
    }

    /** Finds the id that a comparison of {@code value} names, whose path has so many elements. */
    private static Optional<String> idIn(Filter comparison, int elements) {
        if (comparison.getFilterType() != FilterType.EQUAL) {
            return Optional.empty();
        }
        Path path = requireNonNull(comparison.getAttributePath());
        boolean isValue = path.size() == elements
                && path.getElement(elements - 1).getAttribute().equals("value");
        return Optional.of(requireNonNull(comparison.getComparisonValue()))
                .filter(literal -> isValue && literal.isTextual())
                .map(JsonNode::textValue);
    }

    private static Filter without(Filter filter, String attribute) {
        if (mentions(filter, attribute)) {
            throw new UnsupportedQuery("'" + attribute + "' can be searched by " + attribute
                    + ".value eq and an id, alone or in an 'and'");
        }
        return filter;
    }

    /** Returns true if a filter asks for a core attribute, or a part of it, anywhere. */
    private static boolean mentions(Filter filter, String attribute) {
        return switch (filter.getFilterType()) {
            case AND, OR -> combined(filter).stream().anyMatch(part -> mentions(part, attribute));
            case NOT -> mentions(requireNonNull(filter.getInvertedFilter()), attribute);
            default -> isAbout(filter, attribute);
        };
    }

    private static List<Filter> combined(Filter filter) {
        return requireNonNull(filter.getCombinedFilters());
    }

    private static boolean isAbout(Filter filter, String attribute) {
        Path path = requireNonNull(filter.getAttributePath());
        return path.getSchemaUrn() == null && path.getElement(0).getAttribute().equals(attribute);
    }
}
