package io.scimserver.guard;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import io.scimserver.store.AttributeType;
import io.scimserver.store.Paging;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Number of active users of each tenant; the store is asked again only after a while. */
final class ActiveUsers {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final AttributeType BOOLEAN = new AttributeType(AttributeDefinition.Type.BOOLEAN, false, false);
    private static final Filter INACTIVE = Filter.eq(Path.root().attribute("active"), BooleanNode.FALSE);

    private record Counted(int number, Instant at) {}

    private final UserStores stores;
    private final Clock clock;
    private final Map<Tenant, Counted> known = new ConcurrentHashMap<>();

    ActiveUsers(UserStores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    int of(Tenant tenant) {
        Instant now = clock.instant();
        Counted last = known.get(tenant);
        if (last == null || !last.at().isAfter(now.minus(FRESH))) {
            last = new Counted(count(stores.forTenant(tenant)), now);
            known.put(tenant, last);
        }
        return last.number();
    }

    /** Counts the users that are not inactive: a user without the attribute is active. */
    private static int count(UserStore store) {
        return total(store, Optional.empty()) - total(store, Optional.of(INACTIVE));
    }

    private static int total(UserStore store, Optional<Filter> filter) {
        return store.search(new UserQuery(filter, Optional.empty(), new Paging.Offset(1, 0), asked -> BOOLEAN))
                .totalResults();
    }
}
