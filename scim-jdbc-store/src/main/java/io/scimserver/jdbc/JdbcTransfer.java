package io.scimserver.jdbc;

import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.settings.JdbcSettingsStore;
import io.scimserver.jdbc.internal.user.AllGroups;
import io.scimserver.jdbc.internal.user.AllUsers;
import io.scimserver.store.Member;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Map;

/** Access to everything in the database, for copying it. */
record JdbcTransfer(Tenants knownTenants, AllUsers users, AllGroups groups, JdbcSettingsStore settingsStore)
        implements StoreTransfer {

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

    /** Adds groups in one transaction. */
    @Override
    public void addGroups(Tenant tenant, List<StoredUser> added) {
        groups.forTenant(tenant).add(added);
    }

    /** Adds members in one transaction. */
    @Override
    public void addMembers(Tenant tenant, String groupId, List<Member> members) {
        groups.forTenant(tenant).add(groupId, members);
    }
}
