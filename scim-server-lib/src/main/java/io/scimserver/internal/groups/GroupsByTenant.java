package io.scimserver.internal.groups;

import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.schema.GroupSchema;
import io.scimserver.schema.ResourceType;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Caller;

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

    /** Returns the groups of the caller's tenant. */
    public Groups of(Caller caller) {
        GroupStore store = groups.forTenant(caller.tenant());
        return new Groups(
                caller,
                store,
                new Members(users.forTenant(caller.tenant()), store, services.unknownMembers()),
                model,
                services);
    }
}
