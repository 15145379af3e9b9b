package io.scimserver.internal.resource;

import io.scimserver.schema.ResourceType;
import io.scimserver.store.ResourceStores;
import io.scimserver.tenant.Caller;
import java.util.function.Supplier;

/**
 * Resource type that the host has registered, and the only way from a caller to its resources in the caller's tenant.
 * Safe for use by many threads.
 *
 * @param model its schema at work, the same for every tenant
 * @param stores the stores of its resources
 * @param ids makes ids for new resources
 */
public record HostType(ResourceModel model, ResourceStores stores, Supplier<String> ids) {

    /** Returns the type. */
    public ResourceType type() {
        return model.type();
    }

    /** Returns the resources of the caller's tenant. */
    public Resources of(Caller caller) {
        return new HostResources(this, stores.forTenant(caller.tenant()));
    }
}
