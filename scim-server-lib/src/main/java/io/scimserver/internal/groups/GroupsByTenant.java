package io.scimserver.internal.groups;

import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.users.event.Effects;
import io.scimserver.internal.users.event.GroupHistory;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.schema.GroupSchema;
import io.scimserver.schema.ResourceType;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/** Way from a caller to the groups of its tenant; there is no other. Safe for use by many threads. */
public final class GroupsByTenant {

    private final GroupStores groups;
    private final UserStores users;
    private final ResourceModel model;
    private final GroupServices services;

    /**
     * @param users the stores of users, who may be members
     * @param limits the limits of a request
     */
    public GroupsByTenant(GroupStores groups, UserStores users, ResourceModel.Limits limits, GroupServices services) {
        this.groups = groups;
        this.users = users;
        this.model = ResourceModel.of(ResourceType.GROUP, GroupSchema.standard(), limits);
        this.services = services;
    }

    /** Returns true if the groups of this tenant are provisioned. */
    public boolean isOn(Tenant tenant) {
        return services.events().settings().of(tenant).isOn();
    }

    /** Returns the groups of the caller's tenant. */
    public Groups of(Origin origin) {
        return of(origin, Optional.empty());
    }

    /** Returns the groups as {@link #of(Origin)} does, for a request whose effects are noted. */
    public Groups of(Origin origin, Optional<Effects> effects) {
        Caller caller = origin.caller();
        GroupStore store = groups.forTenant(caller.tenant());
        UserStore members = users.forTenant(caller.tenant());
        Optional<GroupHistory> history =
                services.trail().map(trail -> new GroupHistory(trail, origin, model.changedPaths()));
        return new Groups(
                caller,
                new GroupReport(origin, effects, history, members, services.events()),
                store,
                new Members(members, store, services.unknownMembers()),
                model,
                services);
    }
}
