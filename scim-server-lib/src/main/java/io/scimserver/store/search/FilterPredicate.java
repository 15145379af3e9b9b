package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;
import java.util.function.Predicate;

/**
 * Predicates that evaluate filters in memory by the rules of the schema (RFC 7644 §3.4.2.2; {@link FilterTranslator}
 * lists them). Compile once, test many times: names, types and literals are worked out when a filter is compiled. The
 * predicates are immutable.
 */
public final class FilterPredicate {

    private FilterPredicate() {}

    /**
     * Returns a test that is true for users that match. {@code id} and {@code meta} are those of the stored user, all
     * else is in its document, which is turned into a tree only if the filter asks for it.
     *
     * @throws StoreException.UnsupportedQuery if a literal is not of its attribute's type
     */
    public static Predicate<StoredUser> of(Filter filter, AttributeTypes types) {
        return new OfUsers(types).translate(filter);
    }

    /**
     * Returns a test that is true for elements of a multi-valued attribute that match a value filter, as in
     * {@code emails[type eq "work"]}.
     *
     * @param container the full path of the attribute that the elements belong to
     * @param valueFilter with paths that start at the element
     * @throws StoreException.UnsupportedQuery if a literal is not of its attribute's type
     */
    public static Predicate<JsonNode> ofElements(Path container, Filter valueFilter, AttributeTypes types) {
        return new PredicateTranslator.OfElements(types).translateElement(container, valueFilter);
    }

    private static final class OfUsers extends PredicateTranslator<StoredUser> {

        OfUsers(AttributeTypes types) {
            super(types);
        }

        @Override
        Predicate<StoredUser> anyValue(FilterAttribute attribute, Predicate<ComparisonValue> test) {
            return MetaAttributes.find(attribute)
                    .<Predicate<StoredUser>>map(meta -> user -> test.test(meta.apply(user)))
                    .orElseGet(() -> anyNode(
                            attribute,
                            node -> ComparisonValue.of(node, attribute.type())
                                    .filter(test)
                                    .isPresent()));
        }

        @Override
        Predicate<StoredUser> anyNode(FilterAttribute attribute, Predicate<JsonNode> test) {
            String first = attribute.fields().get(0);
            List<String> others =
                    attribute.fields().subList(1, attribute.fields().size());
            JsonValues values = new JsonValues(others);
            return user -> values.anyMatch(user.attributes().member(first), test);
        }

        @Override
        protected Predicate<StoredUser> present(FilterAttribute attribute) {
            return MetaAttributes.find(attribute).isPresent() ? user -> true : super.present(attribute);
        }
    }
}
