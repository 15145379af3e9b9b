package io.scimserver;

import static io.scimserver.BulkRequests.replace;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditTrail;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final Trouble audit = new Trouble();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.audit(audit.store()).passwords((by, user, password) -> {}));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void eachChangeIsRecordedWithItsValuesBeforeAndAfterAndWithWhoMadeIt() {
        ScimClient.Response created = client.post("/Users", user("ada", "\"name\":{\"givenName\":\"Ada\"}"));
        String path = "/Users/" + created.id();
        ScimClient.Response changed = client.patchWith(
                path,
                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Augusta\"},"
                        + "{\"op\":\"add\",\"path\":\"title\",\"value\":\"Dr\"}");
        client.delete(path);

        List<AuditEntry> history = history(created.id());
        assertThat(history.stream().map(entry -> entry.event().action()))
                .containsExactly(AuditEvent.DELETED, AuditEvent.UPDATED, AuditEvent.CREATED);
        AuditEvent update = history.get(1).event();
        assertThat(update.actor()).isEqualTo(new AuditActor(AuditActor.Kind.TOKEN, "1", "Acme"));
        assertThat(update.requestId()).contains(changed.header("X-Request-Id"));
        assertThat(update.subject().name()).isEqualTo("ada");
        assertThat(update.changes())
                .containsExactlyInAnyOrder(
                        new AuditChange("name.givenName", Optional.of("\"Ada\""), Optional.of("\"Augusta\"")),
                        new AuditChange("title", Optional.empty(), Optional.of("\"Dr\"")));
        assertThat(update.versionBefore().map(HistoryHttpTest::tag)).contains(created.header("ETag"));
        assertThat(update.versionAfter().map(HistoryHttpTest::tag)).contains(changed.header("ETag"));
        assertThat(history.get(0).event().changes())
                .contains(new AuditChange("userName", Optional.of("\"ada\""), Optional.empty()));
        assertThat(history.get(2).event().changes())
                .contains(new AuditChange("userName", Optional.empty(), Optional.of("\"ada\"")));
    }

    @Test
    void whatChangesNothingAndWhatIsRefusedIsNotRecorded() {
        String path = "/Users/" + client.createUser("ada").id();
        client.patch(path, replace("active", "true"));
        client.patch(path, replace("userName", "\"\""));
        client.createUser("ada");
        client.delete("/Users/unknown");

        assertThat(all()).hasSize(1);
    }

    @Test
    void passwordsAreNeverRecorded() {
        String id = client.post("/Users", user("ada", "\"password\":\"s3cret-word\""))
                .id();
        client.patch("/Users/" + id, replace("password", "\"s3cret-word\""));
        client.put("/Users/" + id, user("ada", "\"title\":\"Dr\",\"password\":\"s3cret-word\""));

        assertThat(all().toString()).contains("title").doesNotContain("s3cret-word");
    }

    @Test
    void theCreatesOfABulkRequestAreRecordedInOneCall() {
        BulkRequests.bulk(
                client,
                BulkRequests.create("a", user("ada", "")),
                BulkRequests.create("b", user("bob", "")),
                BulkRequests.create("c", user("cid", "")));

        assertThat(audit.appends).containsExactly(3);
    }

    @Test
    void whatTheHostChangesIsRecordedUnderTheAdministratorsName() {
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(request -> {
                    throw new IllegalStateException("no request is sent");
                })
                .audit(audit.store())
                .build();
        scim.users(new Caller(ACME, "grace", "Grace", Access.READ_WRITE)).create(Models.user("ada", ""));

        assertThat(all().get(0).event().actor())
                .isEqualTo(new AuditActor(AuditActor.Kind.ADMINISTRATOR, "grace", "Grace"));
    }

    @Test
    void aChangeThatCannotBeRecordedIsAnswered503AndSaysThatItWasStored() {
        String id = client.createUser("ada").id();
        audit.failures.set(100);
        ScimClient.Response response = client.patch("/Users/" + id, replace("title", "\"Dr\""));
        audit.failures.set(0);
        client.patch("/Users/" + id, replace("title", "\"Prof\""));

        RefusalsHttpTest.assertIsScimError(response, 503);
        assertThat(response.body().path("detail").asText()).contains("was stored");
        List<AuditEntry> history = history(id);
        assertThat(history).hasSize(2);
        assertThat(history.get(0).event().versionBefore())
                .as("the gap shows")
                .isNotEqualTo(history.get(1).event().versionAfter());
    }

    @Test
    void aBulkCreateThatCannotBeRecordedIsAnswered503() {
        audit.failures.set(100);
        assertThat(BulkRequests.statuses(BulkRequests.bulk(
                        client, BulkRequests.create("a", user("ada", "")), BulkRequests.create("b", user("bob", "")))))
                .containsExactly("503", "503");
        assertThat(client.find("userName eq \"ada\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aStoreThatFailsOnceIsAskedAgain() {
        audit.failures.set(1);
        String id = client.createUser("ada").id();

        assertThat(history(id)).hasSize(1);
    }

    @Test
    void theHistoryOfOneUserFollowsItsVersionsWhateverManyClientsDo() throws Exception {
        String id = client.createUser("ada").id();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> patches = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> client.patch("/Users/" + id, replace("title", "\"" + i + "\""))
                            .status()))
                    .toList();
            for (Future<Integer> patch : patches) {
                assertThat(patch.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        List<AuditEntry> history = history(id);
        assertThat(history).hasSize(101);
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i - 1).event().versionBefore())
                    .isEqualTo(history.get(i).event().versionAfter());
        }
    }

    @Test
    void anErasedPersonsHistoryKeepsWhatWasDoneAndWhoErasedIt() {
        String id = client.createUser("lovelace").id();
        client.delete("/Users/" + id);
        AuditTrail trail = new AuditTrail(audit.store(), Clock.systemUTC());

        assertThat(trail.erase(ACME, id, AuditActor.administrator("Grace"))).isEqualTo(2);

        List<AuditEntry> history = history(id);
        assertThat(history.toString()).doesNotContain("lovelace");
        assertThat(history.stream().map(entry -> entry.event().action()))
                .containsExactly(AuditEvent.ERASED, AuditEvent.DELETED, AuditEvent.CREATED);
        assertThat(history.get(0).event().actor()).isEqualTo(AuditActor.administrator("Grace"));
    }

    private List<AuditEntry> history(String id) {
        return audit.store().list(AuditQuery.of(ACME, 1_000).about(id));
    }

    private List<AuditEntry> all() {
        return audit.store().list(AuditQuery.of(ACME, 1_000));
    }

    private static String tag(String version) {
        return "W/\"" + version + "\"";
    }

    /** Store that fails as often as it is told. */
    private static final class Trouble {

        private final AtomicInteger failures = new AtomicInteger();
        private final List<Integer> appends = Collections.synchronizedList(new ArrayList<>());
        private final AuditStore real = new InMemoryAuditStore();

        AuditStore store() {
            return (AuditStore) Proxy.newProxyInstance(
                    AuditStore.class.getClassLoader(),
                    new Class<?>[] {AuditStore.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("append")) {
                            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                throw new StoreException.Unavailable(
                                        "told to fail", Duration.ZERO, new IllegalStateException());
                            }
                            appends.add(((List<?>) arguments[0]).size());
                        }
                        return method.invoke(real, arguments);
                    });
        }
    }
}
