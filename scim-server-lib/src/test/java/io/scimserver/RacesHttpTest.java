package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RacesHttpTest {

    private static final int CONTENDERS = 50;

    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start();
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void ofManySimultaneousCreatesOfOneUserNameOneWins() throws Exception {
        List<Integer> statuses =
                allAtOnce(i -> client.createUser(i % 2 == 0 ? "ada" : "ADA").status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(CONTENDERS - 1);
        assertThat(client.get("/Users").body().path("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void simultaneousPatchesOfOneUserAllTakeEffect() throws Exception {
        String path = "/Users/" + client.createUser("ada").id();

        List<Integer> statuses = allAtOnce(i -> client.patchWith(
                        path, "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"" + i + "@example.com\"}]}")
                .status());

        assertThat(statuses).containsOnly(200);
        JsonNode emails = client.get(path).body().path("emails");
        assertThat(emails.findValuesAsText("value")).hasSize(CONTENDERS).doesNotHaveDuplicates();
    }

    @Test
    void ofManySimultaneousWritesWithTheSameIfMatchOneWins() throws Exception {
        ScimClient.Response created = client.createUser("ada");

        List<Integer> statuses = allAtOnce(i -> client.send(
                        "PUT",
                        "/Users/" + created.id(),
                        ScimClient.user("ada", "\"title\":\"" + i + "\""),
                        java.util.Map.of("If-Match", created.header("ETag")))
                .status());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(CONTENDERS - 1);
    }

    private static List<Integer> allAtOnce(IntFunction<Integer> attempt) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(CONTENDERS);
        ExecutorService threads = Executors.newFixedThreadPool(CONTENDERS);
        try {
            List<Future<Integer>> running = IntStream.range(0, CONTENDERS)
                    .mapToObj(i -> threads.submit(() -> {
                        gate.await();
                        return attempt.apply(i);
                    }))
                    .toList();
            List<Integer> results = new java.util.ArrayList<>();
            for (Future<Integer> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
