package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Order of a {@link Sort}, by the rules of the schema (RFC 7644 §3.4.2.3). Immutable.
 *
 * <p>To sort many users, take each one's {@link #keyOf key} once and compare the keys; a stable sort of users in
 * creation order then leaves ties in creation order, whether ascending or descending.
 */
public final class UserOrder {

    private final Function<StoredUser, Optional<ComparisonValue>> key;
    private final Comparator<Optional<ComparisonValue>> comparator;

    private UserOrder(Function<StoredUser, Optional<ComparisonValue>> key, SortOrder order) {
        Comparator<Optional<ComparisonValue>> ascending = UserOrder::compareMissingLast;
        this.key = key;
        this.comparator = order == SortOrder.DESCENDING ? ascending.reversed() : ascending;
    }

    /** Returns the order that the sort asks for. */
    public static UserOrder of(Sort sort, AttributeTypes types) {
        FilterAttribute attribute = new FilterAttributes(types).of(sort.path());
        Function<StoredUser, Optional<ComparisonValue>> key = MetaAttributes.find(attribute)
                .map(fact -> fact.andThen(Optional::of))
                .orElseGet(() -> user -> documentKey(user, attribute));
        return new UserOrder(key, sort.order());
    }

    /**
     * Returns the value that the user is sorted by: of many values the primary one or else the first; empty without the
     * attribute.
     */
    public Optional<ComparisonValue> keyOf(StoredUser user) {
        return key.apply(user);
    }

    /** Returns the order of keys: users without the attribute come last when ascending, first when descending. */
    public Comparator<Optional<ComparisonValue>> keyComparator() {
        return comparator;
    }

    private static Optional<ComparisonValue> documentKey(StoredUser user, FilterAttribute attribute) {
        List<String> fields = attribute.fields();
        JsonNode node = user.attributes().member(fields.get(0));
        for (String field : fields.subList(1, fields.size())) {
            node = preferred(node).path(field);
        }
        return ComparisonValue.of(preferred(node), attribute.type());
    }

    private static JsonNode preferred(JsonNode node) {
        return node.isArray() ? node.path(preferredIndex(node)) : node;
    }

    /** Returns the index of the array element that its user is sorted by. */
    static int preferredIndex(JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).path("primary").asBoolean()) {
                return i;
            }
        }
        return 0;
    }

    private static int compareMissingLast(Optional<ComparisonValue> left, Optional<ComparisonValue> right) {
        if (left.isPresent() && right.isPresent()) {
            return left.get().compareTo(right.get());
        }
        return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
}
