package io.scimserver.jdbc.internal.user;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.IndexEntry;
import io.scimserver.store.search.UserOrder;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.Optional;

/**
 * Key of an order that is not that of creation. Immutable.
 *
 * @param order gets the value that a user is sorted by
 * @param name the name of the index entries with that value
 * @param isDescending true if the greatest value comes first
 */
record SortKey(UserOrder order, String name, boolean isDescending) {

    static SortKey of(Sort sort, AttributeTypes types) {
        return new SortKey(
                UserOrder.of(sort, types),
                IndexEntry.valueName(FilterAttribute.of(sort.path(), types)),
                sort.order() == SortOrder.DESCENDING);
    }

    Place placeOf(UserRow row) {
        return new Place(keyOf(row.user()), row.seq());
    }

    private Optional<byte[]> keyOf(StoredUser user) {
        return order.keyOf(user).map(ComparisonValue::sortKey);
    }
}
