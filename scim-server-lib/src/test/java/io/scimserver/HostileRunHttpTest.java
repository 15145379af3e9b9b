package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Test with thousands of hostile requests by several clients at once: no response is a failure of the server, none
 * tells what it should not, the data stays sound and nothing is left behind. {@code -Dhostile.requests=100000} sends
 * more.
 */
class HostileRunHttpTest {

    private static final int CLIENTS = 4;
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 5_000);
    private static final long SEED = 20251028;
    private static final long MEBIBYTE = 1 << 20;

    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(ScimServerBuilder::withoutChangeGuard);
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aHostileRunLeavesTheServerAsItWas() throws Exception {
        send(REQUESTS / 10, SEED);
        deleteEverybody();
        Footprint before = Footprint.now();

        send(REQUESTS, SEED + CLIENTS);

        assertThatTheUsersAreSound();
        deleteEverybody();
        Footprint after = Footprint.now();
        assertThat(after.heap()).isLessThan(before.heap() + 32 * MEBIBYTE);
        assertThat(after.threads()).isLessThan(before.threads() + 50);
        assertThat(after.files()).isLessThan(before.files() + 100);
    }

    private void send(int requests, long seed) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(attack(requests / CLIENTS, new HostileRequests(seed + i))));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private Callable<Void> attack(int requests, HostileRequests drafts) {
        return () -> {
            String id = "unknown";
            for (int i = 0; i < requests; i++) {
                HostileRequests.Draft draft = drafts.next(id);
                ScimClient.Response response = client.send(draft.method(), draft.path(), draft.body(), draft.headers());
                assertIsHarmless(draft, response);
                id = response.status() == 201 ? response.id() : id;
            }
            return null;
        };
    }

    private static void assertIsHarmless(HostileRequests.Draft draft, ScimClient.Response response) {
        int status = response.status();
        assertThat(status < 500 || status == 501)
                .as("%s is answered %s: %s", draft, status, response.raw().body())
                .isTrue();
        if (status >= 400) {
            RefusalsHttpTest.assertIsScimError(response, status);
        }
        assertThat(response.raw().body())
                .doesNotContain("Exception", "at com.", "at io.", "/home/", "/tmp/", RunningScimServer.ACME);
        assertThat(response.raw().headers().map().toString()).doesNotContain(RunningScimServer.ACME);
    }

    /**
     * Asserts that the total is right, every location is one, and each user passes for a PUT of itself that changes
     * nothing.
     */
    private void assertThatTheUsersAreSound() {
        List<JsonNode> users = everybody();
        assertThat(users)
                .hasSize(
                        client.get("/Users?count=0").body().path("totalResults").asInt());
        for (JsonNode user : users) {
            String path =
                    user.at("/meta/location").asText().substring(server.url().length());
            assertThat(client.get(path).body()).isEqualTo(user);
            assertThat(client.put(path, user.toString()).body()).isEqualTo(user);
        }
    }

    private List<JsonNode> everybody() {
        List<JsonNode> users = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/Users?cursor=" + cursor).body();
            page.path("Resources").forEach(users::add);
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return users;
    }

    private void deleteEverybody() {
        for (JsonNode user : everybody()) {
            assertThat(client.send("DELETE", "/Users/" + user.path("id").asText(), null, Map.of())
                            .status())
                    .isEqualTo(204);
        }
    }

    /** Resources that the process holds. */
    private record Footprint(long heap, int threads, long files) {

        static Footprint now() {
            System.gc();
            boolean counts = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
            return new Footprint(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    counts
                            ? ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                                    .getOpenFileDescriptorCount()
                            : 0);
        }
    }
}
