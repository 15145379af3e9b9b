package io.scimserver.testkit.group;

import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemoryUserStores;
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
import io.scimserver.testkit.group.EmptyGroupStores.UsersAndGroups;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Group store in memory that passes every call on; a flawed one overrides what it does wrong. */
class DelegatingGroups implements GroupStore {

    private final GroupStore sound;

    DelegatingGroups(GroupStore sound) {
        this.sound = sound;
    }

    /** Returns stores whose groups have the flaw. */
    static UsersAndGroups flawed(Function<GroupStore, GroupStore> flaw) {
        InMemoryGroupStores sound = new InMemoryGroupStores(Clock.systemUTC());
        GroupStores groups = new GroupStores() {
            @Override
            public GroupStore forTenant(Tenant tenant) {
                return flaw.apply(sound.forTenant(tenant));
            }

            @Override
            public long deleteTenant(Tenant tenant) {
                return sound.deleteTenant(tenant);
            }
        };
        return new UsersAndGroups(new InMemoryUserStores(Clock.systemUTC()), groups);
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
        return sound.create(suggestedId, group, members);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return sound.find(id);
    }

    @Override
    public Optional<GroupWrite> replace(String id, String expectedVersion, UserDocument group, MemberChange members) {
        return sound.replace(id, expectedVersion, group, members);
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return sound.delete(id, expectedVersion);
    }

    @Override
    public UserPage search(UserQuery query) {
        return sound.search(query);
    }

    @Override
    public MemberPage members(String id, String position, int count) {
        return sound.members(id, position, count);
    }

    @Override
    public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
        return sound.groupsOf(memberIds);
    }

    @Override
    public void forget(String memberId) {
        sound.forget(memberId);
    }

    @Override
    public Set<StoreFeature> features() {
        return sound.features();
    }
}
