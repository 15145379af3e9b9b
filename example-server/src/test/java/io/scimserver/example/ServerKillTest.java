package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.SharedDatabase;
import io.scimserver.tenant.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Tests that kill a server with SIGKILL while eight clients create users. */
class ServerKillTest {

    private static final int CLIENTS = 8;
    private static final int CREATED_BEFORE_THE_KILL = 300;

    @TempDir
    private Path folder;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @RepeatedTest(3)
    void whoWasAcknowledgedIsInTheFileAfterTheKill() throws Exception {
        assertThatNobodyIsLost("sqlite:" + folder.resolve("data/scim.db"));
    }

    @RepeatedTest(3)
    void whoWasAcknowledgedIsInADatabaseThatLivesOn() throws Exception {
        try (SharedDatabase database = SharedDatabase.start()) {
            assertThatNobodyIsLost(database.uri());
        }
    }

    private void assertThatNobodyIsLost(String store) throws Exception {
        createUntilKilled(store);
        try (RunningServer next = RunningServer.start(Map.of("SCIM_TOKEN", RunningServer.TOKEN), "--store=" + store)) {
            ScimCaller caller = new ScimCaller(next.url(), RunningServer.TOKEN);
            int found = 0;
            for (Map.Entry<String, String> user : acknowledged.entrySet()) {
                ScimCaller.Response response = caller.get("/Users/" + user.getKey());
                boolean isWhole = response.status() == 200
                        && response.json().path("userName").asText().equals(user.getValue());
                found += isWhole ? 1 : 0;
            }
            System.out.printf(
                    "Server killed: %d users acknowledged, %d found, %d lost%n",
                    acknowledged.size(), found, acknowledged.size() - found);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(CREATED_BEFORE_THE_KILL);
            assertThat(found).isEqualTo(acknowledged.size());
            assertThat(withHistory(next)).isEqualTo(acknowledged.size());
        }
    }

    /** Counts the acknowledged users whose history names their creator. */
    private long withHistory(RunningServer server) {
        AuditStore history = server.running().stores().audit().orElseThrow();
        AuditQuery creations = AuditQuery.of(new Tenant("default"), 1).where(AuditEvent.CREATED);
        return acknowledged.keySet().stream()
                .filter(id -> !history.list(creations.about(id)).isEmpty())
                .count();
    }

    private void createUntilKilled(String store) throws Exception {
        Process process = startServer(store);
        try (BufferedReader out = process.inputReader()) {
            String url = out.readLine().substring("SCIM URL: ".length());
            ScimCaller caller = new ScimCaller(URI.create(url), RunningServer.TOKEN);
            ScimCaller.atOnce(CLIENTS, client -> createUntilNobodyAnswers(caller, process));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Creates users until the server is gone and returns their number. */
    private int createUntilNobodyAnswers(ScimCaller caller, Process server) throws Exception {
        int created = 0;
        try {
            while (true) {
                String name = UUID.randomUUID().toString();
                ScimCaller.Response response = caller.create(name);
                assertThat(response.status()).as(response.text()).isEqualTo(201);
                acknowledged.put(response.json().get("id").textValue(), name);
                created++;
                if (acknowledged.size() >= CREATED_BEFORE_THE_KILL) {
                    server.toHandle().destroyForcibly();
                }
            }
        } catch (IOException killed) {
            return created;
        }
    }

    private Process startServer(String store) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(folder.toFile());
        builder.environment().putAll(Map.of("SCIM_PORT", "0", "SCIM_TOKEN", RunningServer.TOKEN, "SCIM_STORE", store));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
