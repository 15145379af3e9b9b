package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;
import java.util.function.Predicate;

/**
 * Translator of a filter into a predicate.
 *
 * @param <T> the holder of the attributes: a user, or one element of an attribute
 */
abstract class PredicateTranslator<T> extends FilterTranslator<Predicate<T>> {

    private final AttributeTypes types;

    PredicateTranslator(AttributeTypes types) {
        super(types);
        this.types = types;
    }

    /** Returns a predicate that holds if any value of the attribute passes. */
    abstract Predicate<T> anyValue(FilterAttribute attribute, Predicate<ComparisonValue> test);

    /** Returns a predicate that holds if the JSON at the attribute, or an element of it, passes. */
    abstract Predicate<T> anyNode(FilterAttribute attribute, Predicate<JsonNode> test);

    @Override
    protected Predicate<T> and(List<Predicate<T>> conditions) {
        return subject -> {
            for (Predicate<T> condition : conditions) {
                if (!condition.test(subject)) {
                    return false;
                }
            }
            return true;
        };
    }

    @Override
    protected Predicate<T> or(List<Predicate<T>> conditions) {
        return subject -> {
            for (Predicate<T> condition : conditions) {
                if (condition.test(subject)) {
                    return true;
                }
            }
            return false;
        };
    }

    @Override
    protected Predicate<T> not(Predicate<T> condition) {
        return condition.negate();
    }

    @Override
    protected Predicate<T> present(FilterAttribute attribute) {
        return anyNode(attribute, JsonValues::isAssigned);
    }

    @Override
    protected Predicate<T> equal(FilterAttribute attribute, ComparisonValue value) {
        return anyValue(attribute, value::equals);
    }

    @Override
    protected Predicate<T> matchText(FilterAttribute attribute, FilterType operator, String text) {
        Predicate<String> test = switch (operator) {
            case STARTS_WITH -> value -> value.startsWith(text);
            case ENDS_WITH -> value -> value.endsWith(text);
            default -> value -> value.contains(text);
        };
        return anyValue(attribute, value -> value instanceof ComparisonValue.Text stored && test.test(stored.text()));
    }

    @Override
    protected Predicate<T> order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
        return switch (operator) {
            case GREATER_THAN -> anyValue(attribute, stored -> stored.compareTo(value) > 0);
            case GREATER_OR_EQUAL -> anyValue(attribute, stored -> stored.compareTo(value) >= 0);
            case LESS_THAN -> anyValue(attribute, stored -> stored.compareTo(value) < 0);
            default -> anyValue(attribute, stored -> stored.compareTo(value) <= 0);
        };
    }

    @Override
    protected Predicate<T> anyElement(FilterAttribute attribute, Filter valueFilter) {
        return anyNode(attribute, new OfElements(types).translateElement(attribute.path(), valueFilter));
    }

    /** Translator for a test of elements of a complex attribute. */
    static final class OfElements extends PredicateTranslator<JsonNode> {

        OfElements(AttributeTypes types) {
            super(types);
        }

        @Override
        Predicate<JsonNode> anyValue(FilterAttribute attribute, Predicate<ComparisonValue> test) {
            return anyNode(
                    attribute,
                    node -> ComparisonValue.of(node, attribute.type())
                            .filter(test)
                            .isPresent());
        }

        @Override
        Predicate<JsonNode> anyNode(FilterAttribute attribute, Predicate<JsonNode> test) {
            JsonValues values = new JsonValues(attribute.fields());
            return element -> values.anyMatch(element, test);
        }
    }
}
