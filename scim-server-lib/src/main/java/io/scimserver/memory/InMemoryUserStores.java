package io.scimserver.memory;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * User stores in the memory of this process, gone when it ends; the reference implementation of a store. Sorts and has
 * cursors.
 *
 * <p>Look-ups by {@code id}, {@code userName} and {@code externalId} and pages in creation order cost the same for any
 * number of users. So do look-ups by {@code eq} on other attributes, up to sixteen of them for each tenant, except that
 * the first one on an attribute reads all users, and that no write comes between meanwhile. Any other search looks at
 * every user of the tenant. A user takes its JSON and about 700 bytes; one that a filter or an order looked into keeps
 * its tree, about six times its JSON. The id of a deleted user is remembered, so that nobody else gets it.
 *
 * <p>Safe for use by many threads. Only the first search on an attribute waits.
 */
public final class InMemoryUserStores implements UserStores {

    private final Map<Tenant, InMemoryUserStore> stores = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param clock the source of {@code created} and {@code lastModified}, to the millisecond */
    public InMemoryUserStores(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return of(tenant);
    }

    Set<Tenant> tenants() {
        return stores.keySet();
    }

    InMemoryUserStore of(Tenant tenant) {
        return stores.computeIfAbsent(tenant, key -> new InMemoryUserStore(clock));
    }
}
