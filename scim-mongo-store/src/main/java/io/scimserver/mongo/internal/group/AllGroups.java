package io.scimserver.mongo.internal.group;

import com.mongodb.client.model.Filters;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.user.ResourceKind;
import io.scimserver.mongo.internal.user.Sequence;
import io.scimserver.mongo.internal.user.StoredResources;
import io.scimserver.mongo.internal.user.UserFormat;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.util.function.Function;

/**
 * Group stores of all tenants.
 *
 * @param users the users of a tenant, who may be members
 */
public record AllGroups(
        Function<Tenant, StoredResources> users,
        Documents groups,
        Documents members,
        Sequence sequence,
        PageEnds pageEnds)
        implements GroupStores {

    @Override
    public GroupStore forTenant(Tenant tenant) {
        StoredResources resources =
                new StoredResources(ResourceKind.GROUP, tenant.id(), groups.collection(), sequence, pageEnds);
        return new MongoGroupStore(users.apply(tenant), resources, members(tenant));
    }

    /** Returns the memberships in the groups of a tenant. */
    public MemberDocuments members(Tenant tenant) {
        return new MemberDocuments(tenant.id(), members.collection());
    }

    /** Deletes the groups of a tenant, and the ids of those that were deleted before. */
    @Override
    public long deleteTenant(Tenant tenant) {
        members.deleteAll(Filters.eq(MemberDocuments.TENANT, tenant.id()));
        groups.deleteAll(
                Filters.in(UserFormat.TENANT, UserFormat.deletedIn(tenant.id()), UserFormat.leavingIn(tenant.id())));
        return groups.deleteAll(Filters.eq(UserFormat.TENANT, tenant.id()));
    }

    public void createIndexes() {
        groups.createIndexes();
        members.createIndexes();
    }

    /** @throws io.scimserver.store.StoreException.Unavailable if the groups are not ready for requests */
    public void verify() {
        groups.verify();
        members.verify();
    }
}
