package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the events that the host receives. */
class EventsHttpTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final Recorder recorder = new Recorder();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.listener(recorder));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aLifeIsToldFromFirstToLast() {
        String path = "/Users/" + client.createUser("ada").id();
        client.patch(path, BulkRequests.replace("title", "\"Dr\""));
        client.patch(path, BulkRequests.replace("active", "false"));
        client.put(path, user("ada", "\"active\":true,\"name\":{\"givenName\":\"Ada\"}"));
        client.patch(path, BulkRequests.replace("name.familyName", "\"L\""));
        client.delete(path);

        assertThat(recorder.heard)
                .containsExactly(
                        "created ada",
                        "updated ada [title]",
                        "updated ada [active]",
                        "deactivated ada",
                        "updated ada [active, name, title]",
                        "activated ada",
                        "updated ada [name.familyName]",
                        "deleted ada");
    }

    @Test
    void aManagerIsToldWhenSetReplacedAndRemoved() {
        String path = "/Users/"
                + client.post("/Users", user("ada", BulkRequests.manager("\"boss\"")))
                        .id();
        client.patch(path, BulkRequests.replace(ENTERPRISE + ":manager", "\"other\""));
        client.patch(path, BulkRequests.replace(ENTERPRISE + ":department", "\"IT\""));
        client.patch(path, BulkRequests.replace(ENTERPRISE + ":manager", "\"\""));

        assertThat(recorder.heard)
                .containsExactly(
                        "created ada",
                        "updated ada [" + ENTERPRISE + ":manager.value]",
                        "manager of ada",
                        "updated ada [" + ENTERPRISE + ":department]",
                        "updated ada [" + ENTERPRISE + ":manager]",
                        "manager of ada");
    }

    @Test
    void whatChangesNothingIsNotToldNorIsWhatIsRefused() {
        String path = "/Users/" + client.createUser("ada").id();
        client.createUser("ada");
        client.patch(path, BulkRequests.replace("active", "true"));
        client.put(path, user("ada", ""));
        client.patch(path, BulkRequests.replace("userName", "\"\""));
        client.send("DELETE", path, null, Map.of("If-Match", "W/\"0\""));
        client.delete("/Users/unknown");
        client.get(path);

        assertThat(recorder.heard).containsExactly("created ada");
    }

    @Test
    void eachOperationOfABulkRequestIsTold() {
        BulkRequests.bulk(
                client,
                BulkRequests.create("a", user("ada", "")),
                BulkRequests.create("b", user("ada", "")),
                BulkRequests.operation("PATCH", "/Users/bulkId:a", BulkRequests.replace("active", "false")),
                BulkRequests.operation("DELETE", "/Users/bulkId:a", "{}"));

        assertThat(recorder.heard)
                .containsExactly("created ada", "updated ada [active]", "deactivated ada", "deleted ada");
    }

    @Test
    void aListenerThatFailsChangesNoAnswerAndKeepsNothingFromOthers() {
        try (RunningScimServer another = RunningScimServer.start(
                builder -> builder.listener(new Failing()).listener(recorder))) {
            ScimClient sender = another.client();
            ScimClient.Response created = sender.createUser("ada");
            String path = "/Users/" + created.id();

            assertThat(created.status()).isEqualTo(201);
            assertThat(sender.patch(path, BulkRequests.replace("active", "false"))
                            .status())
                    .isEqualTo(200);
            assertThat(sender.delete(path).status()).isEqualTo(204);
        }
        assertThat(recorder.heard)
                .containsExactly("created ada", "updated ada [active]", "deactivated ada", "deleted ada");
    }

    @Test
    void aListenerHearsOfWhatCanBeReadAlready() {
        String path = "/Users/" + client.createUser("ada").id();
        ScimClient.Response changed = client.patch(path, BulkRequests.replace("title", "\"Dr\""));

        UserChange change = recorder.changes.get(0);
        assertThat("W/\"" + change.after().version() + "\"").isEqualTo(changed.header("ETag"));
        assertThat(change.before().version()).isNotEqualTo(change.after().version());
        assertThat(change.before().attributes().tree().has("title")).isFalse();
        assertThat(change.after().attributes().tree().path("title").asText()).isEqualTo("Dr");
    }

    @Test
    void simultaneousChangesOfOneUserAreToldInTheOrderOfItsVersions() throws Exception {
        String path = "/Users/" + client.createUser("ada").id();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> patches = IntStream.range(0, 200)
                    .mapToObj(i ->
                            threads.submit(() -> client.patch(path, BulkRequests.replace("title", "\"" + i + "\""))
                                    .status()))
                    .toList();
            for (Future<Integer> patch : patches) {
                assertThat(patch.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(recorder.changes).hasSize(200);
        for (int i = 1; i < recorder.changes.size(); i++) {
            assertThat(recorder.changes.get(i).before().version())
                    .isEqualTo(recorder.changes.get(i - 1).after().version());
        }
    }

    /** Listener that keeps the events in order. */
    private static final class Recorder implements ProvisioningListener {

        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        private final List<UserChange> changes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void created(Caller by, StoredUser user) {
            heard.add("created " + name(user));
        }

        @Override
        public void updated(Caller by, UserChange change) {
            changes.add(change);
            heard.add("updated " + name(change.after()) + " "
                    + change.changedPaths().stream().sorted().toList());
        }

        @Override
        public void activated(Caller by, UserChange change) {
            heard.add("activated " + name(change.after()));
        }

        @Override
        public void deactivated(Caller by, UserChange change) {
            heard.add("deactivated " + name(change.after()));
        }

        @Override
        public void managerChanged(Caller by, UserChange change) {
            heard.add("manager of " + name(change.after()));
        }

        @Override
        public void deleted(Caller by, StoredUser user) {
            heard.add("deleted " + name(user));
        }

        private static String name(StoredUser user) {
            return user.attributes().tree().path("userName").asText();
        }
    }

    /** Listener that throws at every event. */
    private static final class Failing implements ProvisioningListener {

        @Override
        public void created(Caller by, StoredUser user) {
            throw new IllegalStateException("listener of the test");
        }

        @Override
        public void updated(Caller by, UserChange change) {
            throw new IllegalStateException("listener of the test");
        }

        @Override
        public void deleted(Caller by, StoredUser user) {
            throw new IllegalStateException("listener of the test");
        }
    }
}
