package io.scimserver;

import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.removeListed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.RolesChange;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.SettingsStore;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the roles that groups give to users, and of the events that tell of them. */
class RolesHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final SettingsStore store = new InMemorySettingsStore();
    private final StoredGroupSettings settings = new StoredGroupSettings(true, store, Clock.systemUTC());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String managers;

    /** Listener that writes down the roles that it is told of. */
    private final class Recording implements ProvisioningListener {

        @Override
        public void updated(Caller by, UserChange change) {
            told.add("updated with " + change.roles().names());
        }

        @Override
        public void rolesChanged(Caller by, RolesChange change) {
            told.add(change.user().attributes().member("userName").asText() + " +"
                    + change.gained().names() + " -" + change.lost().names() + " ="
                    + change.after().names());
        }
    }

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.groups(new InMemoryGroupStores(Clock.systemUTC()))
                .groupSettings(settings)
                .listener(new Recording()));
        client = server.client();
        ada = client.createUser("ada").id();
        managers = client.post("/Groups", group("Managers")).id();
        settings.setRole(ACME, managers, "manager");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void whoJoinsAGroupGetsItsRoleAndWhoLeavesLosesIt() {
        patch(managers, add(ada));
        patch(managers, add(ada));
        client.patchWith("/Users/" + ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Dr\"}");
        patch(managers, removeListed(ada));

        assertThat(told)
                .containsExactly("ada +[manager] -[] =[manager]", "updated with [manager]", "ada +[] -[manager] =[]");
    }

    @Test
    void aRoleThatAnotherGroupGivesTooIsNeitherGainedNorLostTwice() {
        String chiefs = client.post("/Groups", group("Chiefs", ada)).id();
        settings.setRole(ACME, chiefs, "manager");
        String auditors = client.post("/Groups", group("Auditors")).id();
        settings.setRole(ACME, auditors, "auditor");

        patch(managers, add(ada));
        patch(auditors, add(ada));
        patch(managers, removeListed(ada));
        client.delete("/Groups/" + chiefs);

        assertThat(told).containsExactly("ada +[auditor] -[] =[auditor, manager]", "ada +[] -[manager] =[auditor]");
    }

    @Test
    void aDeletedGroupTakesItsRoleFromItsMembersAndItsMappingGoes() {
        patch(managers, add(ada));
        client.delete("/Groups/" + managers);

        assertThat(told).containsExactly("ada +[manager] -[] =[manager]", "ada +[] -[manager] =[]");
        assertThat(settings.setting(ACME).roles()).isEmpty();
    }

    @Test
    void groupsWithoutARoleAndMembersWhoAreNoUsersCauseNoEvent() {
        String plain = client.post("/Groups", group("Plain", ada)).id();
        patch(managers, add(plain, "nobody"));
        patch(managers, removeListed(plain, "nobody"));

        assertThat(told).isEmpty();
    }

    @Test
    void theRolesOfAUserCanBeAskedFor() {
        patch(managers, add(ada));
        TenantGroups groups = server.scim()
                .groups(new Caller(ACME, "host", "Host", Access.READ_ONLY))
                .orElseThrow();

        assertThat(groups.rolesOf(ada).has("manager")).isTrue();
        assertThat(groups.rolesOf("nobody").isEmpty()).isTrue();

        settings.switchTo(ACME, false);
        assertThat(groups.rolesOf(ada).isEmpty()).isTrue();
        assertThat(groups.isOn()).isFalse();
        assertThat(groups.groupsOf(ada)).as("they are kept").hasSize(1);
    }

    @Test
    void changesOfSeveralGroupsAtOnceEndWithTheRolesThatTheUserHas() throws Exception {
        List<String> ids = IntStream.range(0, 8)
                .mapToObj(i -> client.post("/Groups", group("Group " + i)).id())
                .toList();
        ids.forEach(id -> settings.setRole(ACME, id, "role of " + id));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> sent = new ArrayList<>();
        ids.forEach(id -> sent.add(threads.submit(() -> patch(id, add(ada)))));
        for (Future<?> each : sent) {
            each.get();
        }
        threads.shutdown();

        assertThat(told).hasSize(8);
        assertThat(ids).allMatch(id -> told.get(7).split("=", -1)[1].contains(id));
    }

    @Test
    void aRoleIsAShortTextAndOtherServersKnowItToo() {
        assertThatThrownBy(() -> settings.setRole(ACME, managers, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.setRole(ACME, managers, "x".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new StoredGroupSettings(false, store, Clock.systemUTC())
                        .of(ACME)
                        .roleOf(managers))
                .contains("manager");
        settings.forget(ACME);
        assertThat(settings.of(ACME).roles()).isEmpty();
    }

    private int patch(String id, String operations) {
        return client.patchWith("/Groups/" + id, operations).status();
    }
}
