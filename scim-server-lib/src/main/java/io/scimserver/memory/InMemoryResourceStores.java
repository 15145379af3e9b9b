package io.scimserver.memory;

import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores of the resources of one type in the memory of this process, gone when it ends. Simple attributes of the core
 * schema that are unique on the server, or everywhere, are kept so in each tenant. A search looks at every resource of
 * the tenant. Safe for use by many threads.
 */
public final class InMemoryResourceStores implements ResourceStores {

    private final Map<Tenant, ResourceStore> stores = new ConcurrentHashMap<>();
    private final List<Attribute> uniqueAttributes;
    private final Clock clock;

    /** @param clock the source of {@code created} and {@code lastModified}, to the millisecond */
    public InMemoryResourceStores(UserSchema schema, Clock clock) {
        this.uniqueAttributes = schema.core().attributes().stream()
                .filter(attribute -> attribute.uniqueness() != Uniqueness.NONE)
                .filter(attribute -> !attribute.isComplex() && !attribute.multiValued())
                .toList();
        this.clock = clock;
    }

    @Override
    public ResourceStore forTenant(Tenant tenant) {
        return stores.computeIfAbsent(tenant, key -> new InMemoryResourceStore(uniqueAttributes, clock));
    }
}
