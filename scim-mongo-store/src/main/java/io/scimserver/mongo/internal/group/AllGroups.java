package io.scimserver.mongo.internal.group;

import com.mongodb.client.model.Filters;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.user.GivenUsers;
import io.scimserver.mongo.internal.user.ResourceKind;
import io.scimserver.mongo.internal.user.Sequence;
import io.scimserver.mongo.internal.user.StoredResources;
import io.scimserver.mongo.internal.user.UserFormat;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.Member;
import io.scimserver.store.StoredUser;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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
        return new MongoGroupStore(users.apply(tenant), resources(tenant), members(tenant));
    }

    private StoredResources resources(Tenant tenant) {
        return new StoredResources(ResourceKind.GROUP, tenant.id(), groups.collection(), sequence, pageEnds);
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

    public Stream<String> tenants() {
        return groups.texts(UserFormat.TENANT);
    }

    /** Adds groups as another store had them, without members. */
    public void add(Tenant tenant, List<StoredUser> given) {
        new GivenUsers(resources(tenant), GroupState.EMPTY.write()).add(given);
    }

    /** Adds those who are not there yet to the members of a group, which keeps its version. */
    public void add(Tenant tenant, String groupId, List<Member> given) {
        MongoGroupStore.requireIds(given);
        new GroupDocuments(resources(tenant), members(tenant)).add(groupId, given);
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
