package io.scimserver;

import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of users who are deleted between the look at a request and its write. */
class DeletedWhileJoiningHttpTest {

    private final InMemoryUserStores users = new InMemoryUserStores(Clock.systemUTC());
    private final Set<String> doomed = new HashSet<>();
    private final Set<String> joined = new HashSet<>();
    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;

    /** Store that deletes users just before it writes a group. */
    private final class Deleting extends DelegatingGroupStore {

        private final UserStore ofTenant;

        Deleting(GroupStore store, UserStore ofTenant) {
            super(store);
            this.ofTenant = ofTenant;
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
            deleteDoomed();
            return super.create(suggestedId, group, members);
        }

        @Override
        public Optional<GroupWrite> replace(
                String id, String expectedVersion, UserDocument group, MemberChange members) {
            deleteDoomed();
            return super.replace(id, expectedVersion, group, members);
        }

        private void deleteDoomed() {
            doomed.forEach(id -> ofTenant.find(id).ifPresent(user -> {
                assertThat(ofTenant.delete(id, user.version())).isTrue();
                forget(id);
            }));
        }
    }

    @BeforeEach
    void startServer() {
        GroupStores groups = new InMemoryGroupStores(Clock.systemUTC());
        server = RunningScimServer.start(builder -> builder.users(users)
                .groups(new DelegatingGroupStore.Stores(
                        groups, tenant -> new Deleting(groups.forTenant(tenant), users.forTenant(tenant))))
                .groupListener(new GroupListener() {
                    @Override
                    public void changed(Caller by, GroupChange change) {
                        joined.addAll(change.joined());
                    }
                }));
        client = server.client();
        ada = client.createUser("ada").id();
        ben = client.createUser("ben").id();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aUserWhoIsDeletedWhileJoiningIsNoMember() {
        ScimClient.Response created = client.post("/Groups", group("Sales"));
        doomed.add(ada);

        ScimClient.Response patched = client.patchWith("/Groups/" + created.id(), add(ada, ben));

        assertThat(members(patched.body())).containsExactly(ben);
        ScimClient.Response read = client.get("/Groups/" + created.id());
        assertThat(read.body()).isEqualTo(patched.body());
        assertThat(read.header("ETag")).isEqualTo(patched.header("ETag"));
        assertThat(joined).containsExactly(ben);
    }

    @Test
    void aUserWhoIsDeletedWhileAGroupIsCreatedIsNoMember() {
        doomed.add(ada);

        ScimClient.Response created = client.post("/Groups", group("Sales", ada, ben));

        assertThat(members(created.body())).containsExactly(ben);
        assertThat(client.get("/Groups/" + created.id()).body()).isEqualTo(created.body());
    }
}
