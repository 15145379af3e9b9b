package io.scimserver;

import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.removeListed;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditSubject;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.tenant.Tenant;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of what the activity log and the history say of groups. */
class GroupRecordsHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final ActivityLog log =
            ActivityLog.start(new InMemoryActivityStore(), ActivitySettings.DEFAULT, Clock.systemUTC());
    private final AuditStore audit = new InMemoryAuditStore();
    private final AtomicInteger appends = new AtomicInteger();
    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.activity(log)
                .audit(counting())
                .withoutChangeGuard()
                .groups(new InMemoryGroupStores(Clock.systemUTC())));
        client = server.client();
        ada = client.createUser("ada").id();
        ben = client.createUser("ben").id();
    }

    @AfterEach
    void stopServer() {
        server.close();
        log.close();
    }

    @Test
    void anEntryNamesTheGroupAndWhatHappenedToItAndItsMembers() throws InterruptedException {
        String id = client.post("/Groups", group("Sales", ada, ben)).id();
        assertLatest(
                ActivityOperation.CREATE_GROUP,
                new Subject(Optional.of(id), Optional.of("Sales")),
                Map.of(ActivityEffect.GROUP_CREATED, 1, ActivityEffect.MEMBER_ADDED, 2));

        client.patchWith(
                "/Groups/" + id,
                removeListed(ada) + ",{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Sellers\"}");
        Subject sellers = new Subject(Optional.of(id), Optional.of("Sellers"));
        assertLatest(
                ActivityOperation.PATCH_GROUP,
                sellers,
                Map.of(ActivityEffect.GROUP_RENAMED, 1, ActivityEffect.MEMBER_REMOVED, 1));

        client.get("/Groups/" + id);
        assertLatest(ActivityOperation.READ_GROUP, sellers, Map.of());
        client.get("/Groups?filter=displayName%20eq%20%22Sellers%22");
        assertLatest(ActivityOperation.SEARCH_GROUPS, sellers, Map.of());
        client.put("/Groups/" + id, group("Sellers", ada, ben));
        assertLatest(ActivityOperation.REPLACE_GROUP, sellers, Map.of(ActivityEffect.MEMBER_ADDED, 1));
        client.delete("/Groups/" + id);
        assertLatest(
                ActivityOperation.DELETE_GROUP,
                sellers,
                Map.of(ActivityEffect.GROUP_DELETED, 1, ActivityEffect.MEMBER_REMOVED, 2));

        assertThat(entries(ActivityFilter.ANY.withUser("sellers"))).hasSize(5);
        assertThat(entries(ActivityFilter.ANY.withOperations(Set.of(ActivityOperation.DELETE_GROUP))))
                .hasSize(1);
    }

    @Test
    void aGroupThatIsRefusedIsNamedToo() throws InterruptedException {
        client.post("/Groups", group("Sales"));
        client.post("/Groups", group("Sales"));

        assertLatest(
                ActivityOperation.CREATE_GROUP,
                new Subject(Optional.empty(), Optional.of("Sales")),
                Map.of(ActivityEffect.REFUSED, 1));
    }

    @Test
    void aBulkRequestNamesItsGroupsAndUsers() throws InterruptedException {
        BulkRequests.bulk(client, BulkRequests.create("1", group("Team", ada)).replace("/Users", "/Groups"));

        ActivityEntry entry = newest();
        assertThat(entry.outcome().effects())
                .isEqualTo(Map.of(ActivityEffect.GROUP_CREATED, 1, ActivityEffect.MEMBER_ADDED, 1));
        assertThat(entry.subjects().get(0).userName()).contains("Team");
    }

    @Test
    void eachUsersHistoryTellsWhichGroupsTheyJoinedAndLeft() {
        String id = client.post("/Groups", group("Sales", ada)).id();
        client.patchWith("/Groups/" + id, removeListed(ada) + "," + add(ben));
        client.delete("/Groups/" + id);

        assertThat(actions(ada)).containsExactly(AuditEvent.LEFT_GROUP, AuditEvent.JOINED_GROUP, AuditEvent.CREATED);
        assertThat(actions(ben)).containsExactly(AuditEvent.LEFT_GROUP, AuditEvent.JOINED_GROUP, AuditEvent.CREATED);
        AuditEvent left = history(ben).get(0).event();
        assertThat(left.subject()).isEqualTo(AuditSubject.employee(ben, "ben"));
        assertThat(left.changes())
                .containsExactly(
                        new AuditChange("groups.display", Optional.of("\"Sales\""), Optional.empty()),
                        new AuditChange("groups.value", Optional.of("\"" + id + "\""), Optional.empty()));
        assertThat(left.requestId()).isPresent();
    }

    @Test
    void theHistoryOfAGroupHasItsChangesAndTheNumbersOfMembers() {
        String id = client.post("/Groups", group("Sales", ada, ben)).id();
        client.patchWith("/Groups/" + id, removeListed(ada));
        client.patchWith("/Groups/" + id, removeListed(ada));
        client.delete("/Groups/" + id);

        assertThat(actions(id))
                .containsExactly(AuditEvent.GROUP_DELETED, AuditEvent.GROUP_UPDATED, AuditEvent.GROUP_CREATED);
        AuditEvent created = history(id).get(2).event();
        assertThat(created.subject()).isEqualTo(AuditSubject.group(id, "Sales"));
        assertThat(created.changes())
                .contains(
                        new AuditChange("displayName", Optional.empty(), Optional.of("\"Sales\"")),
                        new AuditChange("members.joined", Optional.empty(), Optional.of("2")));
        assertThat(history(id).get(1).event().changes())
                .containsExactly(new AuditChange("members.left", Optional.of("1"), Optional.empty()));
    }

    @Test
    void manyMembersAreRecordedInBatches() {
        String[] people = IntStream.range(0, 1_000)
                .mapToObj(i -> client.createUser("user" + i).id())
                .toArray(String[]::new);
        appends.set(0);

        client.post("/Groups", group("All", people));

        assertThat(appends.get()).isLessThan(10);
        assertThat(actions(people[999])).contains(AuditEvent.JOINED_GROUP);
    }

    @Test
    void whoIsNotThereHasNoHistory() {
        client.post("/Groups", group("Sales", "nobody"));

        assertThat(history("nobody")).isEmpty();
    }

    private void assertLatest(ActivityOperation operation, Subject subject, Map<ActivityEffect, Integer> effects)
            throws InterruptedException {
        ActivityEntry entry = newest();
        assertThat(entry.call().operation()).isEqualTo(operation);
        assertThat(entry.subjects().stream().distinct()).containsExactly(subject);
        assertThat(entry.outcome().effects()).isEqualTo(effects);
    }

    private ActivityEntry newest() throws InterruptedException {
        return entries(ActivityFilter.ANY).get(0);
    }

    private List<ActivityEntry> entries(ActivityFilter filter) throws InterruptedException {
        assertThat(log.flush(Duration.ofSeconds(10))).isTrue();
        return log.store()
                .search(ActivityQuery.newest(Optional.of(ACME), filter, 100))
                .entries();
    }

    private List<AuditEntry> history(String id) {
        return audit.list(AuditQuery.of(ACME, 100).about(id));
    }

    private List<String> actions(String id) {
        return history(id).stream().map(entry -> entry.event().action()).toList();
    }

    /** Returns the store, which counts the calls that write. */
    private AuditStore counting() {
        return (AuditStore) Proxy.newProxyInstance(
                AuditStore.class.getClassLoader(), new Class<?>[] {AuditStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append")) {
                        appends.incrementAndGet();
                    }
                    return method.invoke(audit, arguments);
                });
    }
}
