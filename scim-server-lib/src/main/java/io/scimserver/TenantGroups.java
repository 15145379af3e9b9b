package io.scimserver;

import io.scimserver.internal.groups.Groups;
import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.resource.Memberships;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.provisioning.Roles;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.MemberPage;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Groups of one tenant, which the host's own code can read, also while the groups of the tenant are switched off.
 * Failures are {@link io.scimserver.store.StoreException}s. Safe for use by many threads; cheap to get.
 */
public final class TenantGroups {

    private final Caller caller;
    private final GroupsByTenant groups;
    private final Memberships memberships;
    private final ScimServerConfig config;

    TenantGroups(Caller caller, GroupsByTenant groups, Memberships memberships, ScimServerConfig config) {
        this.caller = caller;
        this.groups = groups;
        this.memberships = memberships;
        this.config = config;
    }

    /** Returns true if the identity provider may use the groups of this tenant. */
    public boolean isOn() {
        return groups.isOn(caller.tenant());
    }

    /** Finds the group with this id, without its members; empty if there is none. */
    public Optional<StoredUser> find(String id) {
        return store().find(id);
    }

    /**
     * Returns the groups that match, without their members.
     *
     * @throws ScimErrorException 400 if the filter is wrong
     */
    public UserPage search(UserSearch search) {
        int count = Math.max(0, Math.min(config.limits().pageSize(), search.count()));
        Paging paging = new Paging.Offset(Math.max(1, search.startIndex()), count);
        Optional<String> order = Optional.of(search.descending() ? "descending" : "ascending");
        Groups all = groups.of(Origin.host(caller));
        return all.search(
                new SearchTerms(search.filter(), search.sortBy(), order, paging, SearchTerms.Scope.ONE_TYPE),
                new Repairs(config.repairs()));
    }

    /** Returns members of a group, as {@link GroupStore#members} does. */
    public MemberPage members(String id, String position, int count) {
        return store().members(id, position, count);
    }

    /** Returns the groups that a user or group is a direct member of. */
    public List<StoredUser> groupsOf(String memberId) {
        return store().groupsOf(Set.of(memberId)).getOrDefault(memberId, List.of());
    }

    /** Returns the roles that a user has by its groups; none while groups are switched off. */
    public Roles rolesOf(String userId) {
        return memberships.rolesOf(caller.tenant(), userId);
    }

    private GroupStore store() {
        return memberships.kept(caller.tenant()).orElseThrow();
    }
}
