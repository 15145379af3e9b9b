package io.scimserver;

import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Store of groups that does what another one does; a test overrides what it wants to see or to do otherwise. */
class DelegatingGroupStore implements GroupStore {

    private final GroupStore store;

    DelegatingGroupStore(GroupStore store) {
        this.store = store;
    }

    /** Stores of all tenants, each made by a function. */
    record Stores(GroupStores stores, Function<Tenant, GroupStore> store) implements GroupStores {

        @Override
        public GroupStore forTenant(Tenant tenant) {
            return store.apply(tenant);
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            return stores.deleteTenant(tenant);
        }
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
        return store.create(suggestedId, group, members);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return store.find(id);
    }

    @Override
    public Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange members) {
        return store.replace(id, expectedVersion, group, members);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return store.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        return store.search(query);
    }

    @Override
    public MemberPage members(String id, String position, int count) {
        return store.members(id, position, count);
    }

    @Override
    public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
        return store.groupsOf(memberIds);
    }

    @Override
    public void forget(String memberId) {
        store.forget(memberId);
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }
}
