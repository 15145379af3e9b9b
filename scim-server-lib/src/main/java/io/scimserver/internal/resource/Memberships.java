package io.scimserver.internal.resource;

import io.scimserver.provisioning.GroupSetting;
import io.scimserver.provisioning.GroupSettings;
import io.scimserver.provisioning.Roles;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Memberships of users in groups, and the roles that they give.
 *
 * @param stores the groups of all tenants; empty if the host provisions none
 * @param settings tell which tenants have groups, and the roles of each
 * @param showsIndirect true if users show the groups that contain their groups, too
 */
public record Memberships(Optional<GroupStores> stores, GroupSettings settings, boolean showsIndirect) {

    /** Memberships of a host without groups. */
    public static final Memberships NONE = new Memberships(Optional.empty(), GroupSettings.ALWAYS_ON, false);

    /** Returns the groups of a tenant, whether they are provisioned now or only kept. */
    public Optional<GroupStore> kept(Tenant tenant) {
        return stores.map(all -> all.forTenant(tenant));
    }

    /** Returns the groups of a tenant; empty if none are provisioned. */
    public Optional<GroupStore> provisioned(Tenant tenant) {
        return stores.filter(all -> settings.of(tenant).isOn()).map(all -> all.forTenant(tenant));
    }

    /** Returns the roles of a user. Does not read the groups if no group gives a role. */
    public Roles rolesOf(Tenant tenant, String userId) {
        GroupSetting setting = settings.of(tenant);
        return setting.givesNoRole()
                ? Roles.NONE
                : roles(groupsOf(tenant, Set.of(userId)).getOrDefault(userId, List.of()), setting, all -> true);
    }

    /** Returns the groups of each of these users who has any. */
    public Map<String, List<StoredUser>> groupsOf(Tenant tenant, Set<String> userIds) {
        return provisioned(tenant).map(store -> store.groupsOf(userIds)).orElse(Map.of());
    }

    /** Returns the roles that these groups give, but for those that the condition excludes. */
    public static Roles roles(Collection<StoredUser> groups, GroupSetting setting, Predicate<StoredUser> condition) {
        return new Roles(groups.stream()
                .filter(condition)
                .flatMap(group -> setting.roleOf(group.id()).stream())
                .collect(Collectors.toSet()));
    }
}
