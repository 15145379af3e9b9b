package io.scimserver.memory;

import io.scimserver.store.Member;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Access to everything in the stores of one process, for copying it to or from other stores. Safe for use by many threads. */
public record InMemoryTransfer(
        InMemoryUserStores users,
        InMemoryGroupStores groups,
        InMemoryTokenStore tokens,
        InMemorySettingsStore settingsStore,
        InMemoryAuditStore audit,
        InMemoryActivityStore activity)
        implements StoreTransfer {

    @Override
    public List<Tenant> tenants() {
        return Stream.of(
                        users.tenants().stream(),
                        groups.tenants().stream(),
                        tokens.tenants(),
                        audit.tenants().stream(),
                        activity.tenants())
                .flatMap(tenants -> tenants)
                .distinct()
                .sorted(Comparator.comparing(Tenant::id))
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        return settingsStore.all();
    }

    @Override
    public void addUsers(Tenant tenant, List<StoredUser> added) {
        added.forEach(users.of(tenant)::add);
    }

    @Override
    public void addGroups(Tenant tenant, List<StoredUser> added) {
        added.forEach(groups.of(tenant)::add);
    }

    @Override
    public void addMembers(Tenant tenant, String groupId, List<Member> members) {
        groups.of(tenant).add(groupId, members);
    }
}
