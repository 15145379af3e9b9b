package io.scimserver.internal.users;

import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.users.event.Effects;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Way from a caller to the users of its tenant; there is no other. Keeps what was derived from a tenant's schema until
 * the schema changes. Safe for use by many threads.
 */
public final class UsersByTenant {

    private final UserStores stores;
    private final UserSchemas schemas;
    private final ResourceModel.Limits limits;
    private final UserServices services;
    private final UserServices untold;
    private final Map<Tenant, ResourceModel> models = new ConcurrentHashMap<>();

    /**
     * @param stores the stores of users
     * @param schemas the schemas of users
     * @param limits the limits of a request
     * @param services the services that use cases need
     */
    public UsersByTenant(UserStores stores, UserSchemas schemas, ResourceModel.Limits limits, UserServices services) {
        this.stores = stores;
        this.schemas = schemas;
        this.limits = limits;
        this.services = services;
        this.untold = services.untold();
    }

    /** Returns the users of a SCIM client's tenant. */
    public Users of(Caller caller) {
        return of(Origin.request(caller, Optional.empty()));
    }

    /** Returns the users of the caller's tenant. */
    public Users of(Origin origin) {
        Tenant tenant = origin.caller().tenant();
        return new Users(origin, store(tenant), modelOf(tenant), services);
    }

    /** Returns the users as {@link #of(Origin)} does, for a request whose effects are noted. */
    public Users of(Origin origin, Effects effects) {
        Tenant tenant = origin.caller().tenant();
        return new Users(origin, store(tenant), modelOf(tenant), services.noting(effects));
    }

    /** Returns a dry run that tries a caller's changes without writing anything. */
    public DryRun dryRun(Caller caller) {
        return new DryRun(caller, store(caller.tenant()), modelOf(caller.tenant()), untold);
    }

    /** Checks the schema and the store of a tenant without changing anything: {@link StoreCheck}. */
    public void verify(Tenant tenant) {
        new StoreCheck(() -> store(tenant), () -> modelOf(tenant)).run();
    }

    private UserStore store(Tenant tenant) {
        return Objects.requireNonNull(
                stores.forTenant(tenant),
                () -> "UserStores.forTenant returned null for " + tenant
                        + ": return a store, also for a tenant without users");
    }

    @SuppressWarnings("ReferenceEquality") // a schema that has not changed is the same object
    public ResourceModel modelOf(Tenant tenant) {
        UserSchema schema = Objects.requireNonNull(
                schemas.forTenant(tenant),
                () -> "UserSchemas.forTenant returned null for " + tenant + ": return UserSchema.standard(), at least");
        ResourceModel known = models.get(tenant);
        if (known == null || known.schema() != schema) {
            known = ResourceModel.of(ResourceType.USER, schema, limits);
            models.put(tenant, known);
        }
        return known;
    }
}
