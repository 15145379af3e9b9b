package io.scimserver.memory;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.FilterTranslator;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;

/** Finder of the values that every match of a filter is sure to have: an index of any of them leads to all matches. */
final class RequiredValues extends FilterTranslator<List<RequiredValues.Required>> {

    /** Value of an attribute that every match must have. */
    record Required(FilterAttribute attribute, ComparisonValue value) {}

    RequiredValues(AttributeTypes types) {
        super(types);
    }

    @Override
    protected List<Required> and(List<List<Required>> conditions) {
        return conditions.stream().flatMap(List::stream).toList();
    }

    @Override
    protected List<Required> or(List<List<Required>> conditions) {
        return List.of();
    }

    @Override
    protected List<Required> not(List<Required> condition) {
        return List.of();
    }

    @Override
    protected List<Required> present(FilterAttribute attribute) {
        return List.of();
    }

    /** Requires only text and numbers: other values are shared by too many users. */
    @Override
    protected List<Required> equal(FilterAttribute attribute, ComparisonValue value) {
        boolean isTelling = value instanceof ComparisonValue.Text || value instanceof ComparisonValue.Numeric;
        return isTelling ? List.of(new Required(attribute, value)) : List.of();
    }

    @Override
    protected List<Required> matchText(FilterAttribute attribute, FilterType operator, String text) {
        return List.of();
    }

    @Override
    protected List<Required> order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        return List.of();
    }

    @Override
    protected List<Required> anyElement(FilterAttribute attribute, Filter valueFilter) {
        return translateElement(attribute.path(), valueFilter);
    }
}
