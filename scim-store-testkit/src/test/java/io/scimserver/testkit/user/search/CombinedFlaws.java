package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.support.Filters.where;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.FilterRewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes in how conditions on parts of attributes come together. */
public final class CombinedFlaws {

    private CombinedFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                searching(
                        "value paths of one attribute share a join",
                        "twoValuePathsMayBeMetByTwoElements",
                        CombinedFlaws::joined),
                searching(
                        "value paths look into lists only",
                        "aValuePathOfASingleValueLooksIntoIt",
                        new FilterRewrite(filter -> isOfSingleValue(filter) ? nobody() : filter)::apply),
                within(
                        "ew is pr in a value path",
                        filter -> filter.getFilterType() == FilterType.ENDS_WITH
                                ? Filter.pr(filter.getAttributePath())
                                : filter),
                within(
                        "le is pr in a value path",
                        filter -> filter.getFilterType() == FilterType.LESS_OR_EQUAL
                                ? Filter.pr(filter.getAttributePath())
                                : filter),
                searching(
                        "two conditions of a value path count",
                        "everyOperatorIsKnownWithinAValuePath",
                        new FilterRewrite(CombinedFlaws::firstTwo)::apply),
                searching(
                        "a hundred parts of a filter count",
                        "longFiltersAreAnswered",
                        filter -> filter.getFilterType() == FilterType.OR
                                ? Filter.or(filter.getCombinedFilters().stream()
                                        .limit(100)
                                        .toList())
                                : filter),
                searching(
                        "an and ends with its fourth part",
                        "everyPartOfAnAndCounts",
                        filter -> filter.getFilterType() == FilterType.AND
                                ? Filter.and(filter.getCombinedFilters().stream()
                                        .limit(4)
                                        .toList())
                                : filter),
                searching(
                        "values are indexed by the last part of their name",
                        "attributesWithPartsOfOneNameStayApart",
                        new FilterRewrite(CombinedFlaws::anyValue)::apply));
    }

    private static Flaw within(String name, UnaryOperator<Filter> change) {
        return searching(
                name,
                "everyOperatorIsKnownWithinAValuePath",
                new FilterRewrite(filter -> filter.isComplexValueFilter()
                        ? Filter.hasComplexValue(
                                filter.getAttributePath(), new FilterRewrite(change).apply(filter.getValueFilter()))
                        : filter)::apply);
    }

    private static Filter firstTwo(Filter filter) {
        boolean isLong = filter.isComplexValueFilter()
                && filter.getValueFilter().getFilterType() == FilterType.AND
                && filter.getValueFilter().getCombinedFilters().size() > 2;
        return isLong
                ? Filter.hasComplexValue(
                        filter.getAttributePath(),
                        Filter.and(filter.getValueFilter().getCombinedFilters().subList(0, 2)))
                : filter;
    }

    private static Flaw searching(String name, String caughtBy, UnaryOperator<Filter> change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(
                        new UserQuery(query.filter().map(change), query.sort(), query.paging(), query.types()));
            }
        });
    }

    private static Filter joined(Filter filter) {
        boolean isPair = filter.getFilterType() == FilterType.AND
                && filter.getCombinedFilters().stream().allMatch(Filter::isComplexValueFilter);
        if (!isPair) {
            return filter;
        }
        List<Filter> conditions =
                filter.getCombinedFilters().stream().map(Filter::getValueFilter).toList();
        return where("emails").has(Filter.and(conditions));
    }

    private static boolean isOfSingleValue(Filter filter) {
        return filter.isComplexValueFilter()
                && List.of("name", "manager", "team")
                        .contains(filter.getAttributePath()
                                .getElement(filter.getAttributePath().size() - 1)
                                .getAttribute());
    }

    private static Filter nobody() {
        return where("userName").eq("nobody");
    }

    private static Filter anyValue(Filter filter) {
        Path path = filter.getAttributePath();
        if (filter.isComplexValueFilter() || !path.toString().endsWith(".value")) {
            return filter;
        }
        return Filter.or(List.of(
                FilterRewrite.onPath(filter, where("emails", "value").path()),
                FilterRewrite.onPath(filter, where("phoneNumbers", "value").path())));
    }
}
