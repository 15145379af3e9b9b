package io.scimserver.jdbc;

import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.settings.JdbcSettingsStore;
import io.scimserver.jdbc.internal.user.AllUsers;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Map;

/** Access to everything in the database, for copying it. */
record JdbcTransfer(Tenants knownTenants, AllUsers users, JdbcSettingsStore settingsStore) implements StoreTransfer {

    @Override
    public List<Tenant> tenants() {
        return knownTenants.list();
    }

    @Override
    public Map<String, String> settings() {
        return settingsStore.all();
    }

    /** Adds users in one transaction. */
    @Override
    public void addUsers(Tenant tenant, List<StoredUser> added) {
        users.forTenant(tenant).add(added);
    }
}
