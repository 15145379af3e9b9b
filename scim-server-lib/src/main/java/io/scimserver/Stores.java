package io.scimserver;

import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.provisioning.ActivityStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/**
 * What one store keeps. Only users are required: an application keeps the rest elsewhere, durably. Immutable; closing it
 * releases connections and files.
 *
 * @param users the users of all tenants
 * @param tokens bearer tokens, if the store keeps them
 * @param settings what several servers share, if the store keeps it
 * @param audit who changed what, if the store keeps it
 * @param activity the activity log, if the store keeps it
 * @param health tells whether the store can be used right now
 * @param resources what to release at the end
 */
public record Stores(
        UserStores users,
        Optional<TokenStore> tokens,
        Optional<SettingsStore> settings,
        Optional<AuditStore> audit,
        Optional<ActivityStore> activity,
        Health health,
        Runnable resources)
        implements AutoCloseable {

    /** Whether a store can be used right now; asked by readiness probes, from any thread. */
    @FunctionalInterface
    public interface Health {

        /** @throws io.scimserver.store.StoreException.Unavailable if it cannot be used */
        void verify();
    }

    /** A store that keeps users alone, is always well and holds nothing to release. */
    public static Stores of(UserStores users) {
        return new Stores(
                users, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), () -> {}, () -> {});
    }

    /** The same with a store for tokens. */
    public Stores withTokens(TokenStore store) {
        return new Stores(users, Optional.of(store), settings, audit, activity, health, resources);
    }

    /** The same with a store for settings. */
    public Stores withSettings(SettingsStore store) {
        return new Stores(users, tokens, Optional.of(store), audit, activity, health, resources);
    }

    /** The same with a store for employees' history and the acts of administrators. */
    public Stores withAudit(AuditStore store) {
        return new Stores(users, tokens, settings, Optional.of(store), activity, health, resources);
    }

    /** The same with a store for the activity log. */
    public Stores withActivity(ActivityStore store) {
        return new Stores(users, tokens, settings, audit, Optional.of(store), health, resources);
    }

    /** The same with a way to tell whether it can be used. */
    public Stores withHealth(Health check) {
        return new Stores(users, tokens, settings, audit, activity, check, resources);
    }

    /** The same with something to release at the end. */
    public Stores releasing(Runnable atEnd) {
        return new Stores(users, tokens, settings, audit, activity, health, atEnd);
    }

    /**
     * Deletes what is kept of a tenant, for good: its tokens first, so that nothing is added meanwhile, then its users,
     * activity log and history. Can be repeated if it fails half-way. What the settings hold of it is forgotten by those
     * who keep it there: {@code StoredProvisioningSwitch}, {@code CustomSchemas} and {@code ChangeGuard} have a method
     * {@code forget}. Never give its id to another tenant: a request that was on its way may still have written.
     *
     * @return how many users there were
     */
    public long deleteTenant(Tenant tenant) {
        tokens.ifPresent(store -> store.deleteTenant(tenant));
        long deleted = users.deleteTenant(tenant);
        activity.ifPresent(store -> store.deleteTenant(tenant));
        audit.ifPresent(store -> store.deleteTenant(tenant));
        return deleted;
    }

    @Override
    public void close() {
        resources.run();
    }
}
