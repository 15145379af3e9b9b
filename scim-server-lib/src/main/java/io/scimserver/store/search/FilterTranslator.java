package io.scimserver.store.search;

import static java.util.Objects.requireNonNull;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoreException;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;
import java.util.Optional;

/**
 * Translator of the filter of a {@link io.scimserver.store.UserQuery} into a query of a database; extend it with the
 * conditions of your database. Throw {@link StoreException.UnsupportedQuery} for a condition that the database cannot
 * evaluate exactly.
 *
 * <p>The rules of RFC 7644 §3.4.2.2 that every translation has to keep:
 *
 * <ul>
 *   <li>A condition on an attribute with many values holds if it holds for any of them.
 *   <li>A comparison with an attribute that the user does not have is false.
 *   <li>{@code ne} is the contrary of {@code eq}: it holds for users without the attribute, and for those with several
 *       values only if none is equal. It arrives as {@link #not} of {@link #equal}.
 *   <li>A value filter holds if one and the same element meets the whole of it.
 * </ul>
 *
 * <p>Safe for use by many threads if the subclass keeps no state.
 *
 * @param <Q> a condition in the database's language
 */
public abstract class FilterTranslator<Q> {

    private final FilterAttributes attributes;

    protected FilterTranslator(AttributeTypes types) {
        this.attributes = new FilterAttributes(types);
    }

    /**
     * Translates the whole filter into one condition.
     *
     * @throws StoreException.UnsupportedQuery if the database cannot evaluate it exactly
     */
    public final Q translate(Filter filter) {
        return translate(filter, Optional.empty());
    }

    /**
     * Translates a value filter into a condition on one element of the attribute; the {@link FilterAttribute#fields} of
     * its attributes start at the element.
     *
     * @param container the full path of the attribute that the elements belong to
     */
    public final Q translateElement(Path container, Filter valueFilter) {
        return translate(valueFilter, Optional.of(container));
    }

    /** Returns a condition that holds if all of them hold; there are two or more. */
    protected abstract Q and(List<Q> conditions);

    /** Returns a condition that holds if at least one of them holds; there are two or more. */
    protected abstract Q or(List<Q> conditions);

    /** Returns a condition that holds if the given one does not. */
    protected abstract Q not(Q condition);

    /**
     * Returns a condition that holds if the attribute has a value: neither null nor "", nor an array or object without
     * any value.
     */
    protected abstract Q present(FilterAttribute attribute);

    /** Returns a condition that holds if a value of the attribute is equal. */
    protected abstract Q equal(FilterAttribute attribute, ComparisonValue value);

    /**
     * Returns a condition that holds if a value of the attribute contains the text, starts or ends with it.
     *
     * @param operator {@code CONTAINS}, {@code STARTS_WITH} or {@code ENDS_WITH}
     * @param text folded, unless the attribute is {@code caseExact}
     */
    protected abstract Q matchText(FilterAttribute attribute, FilterType operator, String text);

    /**
     * Returns a condition that holds if a value of the attribute is greater or less.
     *
     * @param operator {@code GREATER_THAN}, {@code GREATER_OR_EQUAL}, {@code LESS_THAN} or {@code LESS_OR_EQUAL}
     */
    protected abstract Q order(FilterAttribute attribute, FilterType operator, ComparisonValue value);

    /**
     * Returns a condition that holds if one element of the attribute meets the whole value filter; of a single-valued
     * complex attribute, its value does. {@link #translateElement} translates the value filter.
     */
    protected abstract Q anyElement(FilterAttribute attribute, Filter valueFilter);

    private Q translate(Filter filter, Optional<Path> container) {
        return switch (filter.getFilterType()) {
            case AND -> and(translateAll(filter, container));
            case OR -> or(translateAll(filter, container));
            case NOT -> not(translate(requireNonNull(filter.getInvertedFilter()), container));
            case PRESENT -> present(attribute(filter, container));
            case COMPLEX_VALUE -> anyElement(attribute(filter, container), requireNonNull(filter.getValueFilter()));
            default -> translateComparison(filter, attribute(filter, container));
        };
    }

    private List<Q> translateAll(Filter filter, Optional<Path> container) {
        return requireNonNull(filter.getCombinedFilters()).stream()
                .map(part -> translate(part, container))
                .toList();
    }

    private Q translateComparison(Filter filter, FilterAttribute attribute) {
        ComparisonValue value = ComparisonValue.of(requireNonNull(filter.getComparisonValue()), attribute.type())
                .orElseThrow(() -> new StoreException.UnsupportedQuery(
                        attribute.name() + " is compared with a value of another type"));
        FilterType operator = filter.getFilterType();
        return switch (operator) {
            case EQUAL -> equal(attribute, value);
            case NOT_EQUAL -> not(equal(attribute, value));
            case CONTAINS, STARTS_WITH, ENDS_WITH -> matchText(attribute, operator, textOf(attribute, value));
            default -> order(attribute, operator, value);
        };
    }

    private static String textOf(FilterAttribute attribute, ComparisonValue value) {
        if (value instanceof ComparisonValue.Text text) {
            return text.text();
        }
        throw new StoreException.UnsupportedQuery(attribute.name() + " has no text to search in");
    }

    private FilterAttribute attribute(Filter filter, Optional<Path> container) {
        Path path = requireNonNull(filter.getAttributePath());
        return container.map(within -> attributes.of(path, within)).orElseGet(() -> attributes.of(path));
    }
}
