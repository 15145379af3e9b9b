package io.scimserver.memory;

import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Group stores in the memory of this process, gone when it ends; the reference implementation. A look-up by id, a change
 * of members and a question for somebody's groups cost the same for groups of any size; a search looks at every group
 * of the tenant. Safe for use by many threads.
 */
public final class InMemoryGroupStores implements GroupStores {

    private final Map<Tenant, InMemoryGroupStore> stores = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param clock the source of {@code created} and {@code lastModified}, to the millisecond */
    public InMemoryGroupStores(Clock clock) {
        this.clock = clock;
    }

    @Override
    public GroupStore forTenant(Tenant tenant) {
        return of(tenant);
    }

    Set<Tenant> tenants() {
        return stores.keySet();
    }

    InMemoryGroupStore of(Tenant tenant) {
        return stores.computeIfAbsent(tenant, key -> new InMemoryGroupStore(clock));
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return Optional.ofNullable(stores.get(tenant))
                .map(InMemoryGroupStore::clear)
                .orElse(0L);
    }
}
