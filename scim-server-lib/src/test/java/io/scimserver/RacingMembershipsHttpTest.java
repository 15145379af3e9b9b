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
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of changes that another server makes between the look at a request and its write. */
class RacingMembershipsHttpTest {

    private final InMemoryUserStores userStores = new InMemoryUserStores(Clock.systemUTC());
    private final GroupStores groupStores = new InMemoryGroupStores(Clock.systemUTC());
    private final UserStore users = userStores.forTenant(new Tenant("acme"));
    private final GroupStore groups = groupStores.forTenant(new Tenant("acme"));
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private final Set<String> joined = new HashSet<>();
    private final List<GroupChange> changes = new ArrayList<>();
    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;

    /** Store before whose next write something else happens. */
    private final class Raced extends DelegatingGroupStore {

        Raced(GroupStore store) {
            super(store);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
            happen();
            return super.create(suggestedId, group, members);
        }

        @Override
        public Optional<GroupWrite> replace(
                String id, String expectedVersion, UserDocument group, MemberChange members) {
            happen();
            return super.replace(id, expectedVersion, group, members);
        }

        private void happen() {
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        }
    }

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.users(userStores)
                .groups(new DelegatingGroupStore.Stores(
                        groupStores, tenant -> new Raced(groupStores.forTenant(tenant))))
                .groupListener(new GroupListener() {
                    @Override
                    public void changed(Caller by, GroupChange change) {
                        joined.addAll(change.joined());
                        changes.add(change);
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
        meanwhile.add(() -> deleteUser(ada));

        ScimClient.Response patched = client.patchWith("/Groups/" + created.id(), add(ada, ben));

        assertThat(members(patched.body())).containsExactly(ben);
        ScimClient.Response read = client.get("/Groups/" + created.id());
        assertThat(read.body()).isEqualTo(patched.body());
        assertThat(read.header("ETag")).isEqualTo(patched.header("ETag"));
        assertThat(joined).containsExactly(ben);
    }

    @Test
    void aUserWhoIsDeletedWhileAGroupIsCreatedIsNoMember() {
        meanwhile.add(() -> deleteUser(ada));

        ScimClient.Response created = client.post("/Groups", group("Sales", ada, ben));

        assertThat(members(created.body())).containsExactly(ben);
        assertThat(client.get("/Groups/" + created.id()).body()).isEqualTo(created.body());
    }

    @Test
    void aGroupThatIsDeletedWhileJoiningIsNoMember() {
        String sales = client.post("/Groups", group("Sales")).id();
        String emea = client.post("/Groups", group("EMEA")).id();
        meanwhile.add(() -> groups.delete(emea, groups.find(emea).orElseThrow().version()));

        ScimClient.Response patched = client.patchWith("/Groups/" + sales, add(ada, emea));

        assertThat(members(patched.body())).containsExactly(ada);
        assertThat(client.get("/Groups/" + sales).body()).isEqualTo(patched.body());
    }

    @Test
    void aCircleThatTwoServersCloseAtOnceIsUndone() {
        String sales = client.post("/Groups", group("Sales", ada)).id();
        String emea = client.post("/Groups", group("EMEA")).id();
        meanwhile.add(() -> join(emea, sales));

        ScimClient.Response refused = client.put("/Groups/" + sales, group("Selling", ben, emea));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText()).contains(emea);
        ScimClient.Response read = client.get("/Groups/" + sales);
        assertThat(read.body().path("displayName").asText()).isEqualTo("Sales");
        assertThat(members(read.body())).containsExactly(ada);
        assertThat(members(client.get("/Groups/" + emea).body())).containsExactly(sales);
        assertThat(changes).isEmpty();
    }

    @Test
    void aCircleIsUndoneWithoutTheChangesOfOthers() {
        String sales = client.post("/Groups", group("Sales", ada)).id();
        String emea = client.post("/Groups", group("EMEA")).id();
        meanwhile.add(() -> join(emea, sales));
        meanwhile.add(() -> join(sales, ben));

        ScimClient.Response refused = client.patchWith("/Groups/" + sales, add(emea));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(members(client.get("/Groups/" + sales).body())).containsExactlyInAnyOrder(ada, ben);
    }

    private void deleteUser(String id) {
        assertThat(users.delete(id, users.find(id).orElseThrow().version())).isTrue();
        groups.forget(id);
    }

    private void join(String groupId, String id) {
        StoredUser group = groups.find(groupId).orElseThrow();
        Member.Kind kind = users.find(id).isPresent() ? Member.Kind.USER : Member.Kind.GROUP;
        MemberChange joining = new MemberChange(false, Set.of(new Member(id, kind)), Set.of());
        assertThat(groups.replace(groupId, group.version(), group.attributes(), joining))
                .isPresent();
    }
}
