package io.scimserver;

import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryTransfer;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.GroupStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Optional;

/**
 * Stores of one database. Only users are required: an application keeps the rest elsewhere, durably. Immutable; closing
 * it releases connections and files.
 *
 * @param users the users of all tenants
 * @param tokens bearer tokens, if the store keeps them
 * @param settings values that several servers share, if the store keeps them
 * @param audit the history of changes and their authors, if the store keeps it
 * @param activity the activity log, if the store keeps it
 * @param groups the groups of all tenants, if the store keeps them
 * @param transfer access for copying everything, if the store can be copied
 * @param health tells whether the store can be used right now
 * @param resources released at the end
 */
public record OpenedStore(
        UserStores users,
        Optional<TokenStore> tokens,
        Optional<SettingsStore> settings,
        Optional<AuditStore> audit,
        Optional<ActivityStore> activity,
        Optional<GroupStores> groups,
        Optional<StoreTransfer> transfer,
        Health health,
        Runnable resources)
        implements AutoCloseable {

    /** Health check of a store: can it be used right now? Readiness probes call it from any thread. */
    @FunctionalInterface
    public interface Health {

        /** @throws io.scimserver.store.StoreException.Unavailable if it cannot be used */
        void verify();
    }

    /** Returns stores with users alone; they are always healthy and hold nothing to release. */
    public static OpenedStore of(UserStores users) {
        return new OpenedStore(
                users,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> {},
                () -> {});
    }

    /** Returns empty stores of every kind in the memory of this process, gone when it ends. */
    public static OpenedStore inMemory(Clock clock) {
        InMemoryUserStores users = new InMemoryUserStores(clock);
        InMemoryGroupStores groups = new InMemoryGroupStores(clock);
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        InMemorySettingsStore settings = new InMemorySettingsStore();
        InMemoryAuditStore audit = new InMemoryAuditStore();
        InMemoryActivityStore activity = new InMemoryActivityStore();
        return of(users)
                .withTokens(tokens)
                .withSettings(settings)
                .withAudit(audit)
                .withActivity(activity)
                .withGroups(groups)
                .withTransfer(new InMemoryTransfer(users, groups, tokens, settings, audit, activity));
    }

    /** Returns a copy with a store for tokens. */
    public OpenedStore withTokens(TokenStore store) {
        return new OpenedStore(
                users, Optional.of(store), settings, audit, activity, groups, transfer, health, resources);
    }

    /** Returns a copy with a store for settings. */
    public OpenedStore withSettings(SettingsStore store) {
        return new OpenedStore(users, tokens, Optional.of(store), audit, activity, groups, transfer, health, resources);
    }

    /** Returns a copy with a store for the history of users and the actions of administrators. */
    public OpenedStore withAudit(AuditStore store) {
        return new OpenedStore(
                users, tokens, settings, Optional.of(store), activity, groups, transfer, health, resources);
    }

    /** Returns a copy with a store for the activity log. */
    public OpenedStore withActivity(ActivityStore store) {
        return new OpenedStore(users, tokens, settings, audit, Optional.of(store), groups, transfer, health, resources);
    }

    /** Returns a copy with a store for groups. */
    public OpenedStore withGroups(GroupStores stores) {
        return new OpenedStore(
                users, tokens, settings, audit, activity, Optional.of(stores), transfer, health, resources);
    }

    /** Returns a copy with access for copying everything. */
    public OpenedStore withTransfer(StoreTransfer access) {
        return new OpenedStore(
                users, tokens, settings, audit, activity, groups, Optional.of(access), health, resources);
    }

    /** Returns a copy with a health check. */
    public OpenedStore withHealth(Health check) {
        return new OpenedStore(users, tokens, settings, audit, activity, groups, transfer, check, resources);
    }

    /** Returns a copy with something to release at the end. */
    public OpenedStore releasing(Runnable atEnd) {
        return new OpenedStore(users, tokens, settings, audit, activity, groups, transfer, health, atEnd);
    }

    /**
     * Deletes all stored data of a tenant, for good: its tokens first, so that nothing is added meanwhile, then its
     * groups, users, activity log and history. Can be repeated if it fails half-way. The classes that keep values of a tenant
     * in the settings forget them separately: {@code StoredProvisioningSwitch}, {@code CustomSchemas},
     * {@code ChangeGuard} and {@code Attention} have a method {@code forget}. Never give its id to another tenant: a request that was on its
     * way may still have written.
     *
     * @return the number of deleted users
     */
    public long deleteTenant(Tenant tenant) {
        tokens.ifPresent(store -> store.deleteTenant(tenant));
        groups.ifPresent(store -> store.deleteTenant(tenant));
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
