package io.scimserver.mongo;

import io.scimserver.store.Member;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Access to everything in the database, for copying it. */
record MongoTransfer(
        MongoUserStores users,
        MongoTokenStore tokens,
        MongoSettingsStore settingsStore,
        MongoAuditStore audit,
        MongoActivityStore activity)
        implements StoreTransfer {

    @Override
    public List<Tenant> tenants() {
        // Entries of the activity log that belong to no tenant have an empty text.
        return Stream.of(
                        users.tenants(),
                        users.allGroups().tenants(),
                        tokens.tenants(),
                        audit.tenants(),
                        activity.tenants())
                .flatMap(ids -> ids)
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .map(Tenant::new)
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        return settingsStore.all();
    }

    @Override
    public void addUsers(Tenant tenant, List<StoredUser> added) {
        users.add(tenant, added);
    }

    @Override
    public void addGroups(Tenant tenant, List<StoredUser> added) {
        users.allGroups().add(tenant, added);
    }

    @Override
    public void addMembers(Tenant tenant, String groupId, List<Member> members) {
        users.allGroups().add(tenant, groupId, members);
    }
}
