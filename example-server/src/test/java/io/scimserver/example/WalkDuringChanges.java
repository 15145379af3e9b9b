package io.scimserver.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.example.support.ScimCaller;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Client that prints the users it meets on a walk while others come and go: arguments are the SCIM URL of a running
 * server, a token, and the number of users that stay throughout.
 */
final class WalkDuringChanges {

    private static final int PAGE = 100;
    private static final int BATCH = 500;
    private static final int STAYING_FOR_ONE_LEAVING = 10;

    private final ScimCaller scim;
    private final String run = UUID.randomUUID().toString();
    private final Random random = new Random(20_261_125);
    private final Set<String> staying = new HashSet<>();
    private final List<String> leaving = new ArrayList<>();
    private int created;

    private WalkDuringChanges(ScimCaller scim) {
        this.scim = scim;
    }

    /** Users that one walk met, in this order. */
    private record Walk(int pages, List<String> met) {}

    @FunctionalInterface
    private interface Walking {
        Walk walk() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        ScimCaller scim = new ScimCaller(URI.create(arguments[0]), arguments[1]);
        new WalkDuringChanges(scim).run(Integer.parseInt(arguments[2]));
    }

    private void run(int users) throws Exception {
        while (staying.size() < users) {
            createBatch();
        }
        System.out.printf("%,d users stay, pages of %d%n", staying.size(), PAGE);
        report("by cursor, users come and go", this::byCursor, true);
        report("by index, users come", this::byIndex, false);
        report("by index, users come and go", this::byIndex, true);
    }

    private void createBatch() throws Exception {
        String operations = IntStream.range(created, created + BATCH)
                .mapToObj(number -> """
                        {"method": "POST", "path": "/Users", "bulkId": "%d", "data": %s}""".formatted(number, user(number)))
                .collect(Collectors.joining(","));
        JsonNode response =
                scim.send("POST", "/Bulk", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(operations)).json();
        for (JsonNode result : response.path("Operations")) {
            String location = result.required("location").textValue();
            String id = location.substring(location.lastIndexOf('/') + 1);
            if (created++ % (STAYING_FOR_ONE_LEAVING + 1) == 0) {
                leaving.add(id);
            } else {
                staying.add(id);
            }
        }
    }

    private String user(int number) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s-%d@example.com"}""".formatted(run, number);
    }

    private void report(String title, Walking walking, boolean areDeleted) throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> changes = others.submit(() -> change(goesOn, areDeleted));
            Walk walk = walking.walk();
            goesOn.set(false);
            System.out.printf(
                    "%s: %,d pages, %,d created%s meanwhile; of those who stay%s%n",
                    title, walk.pages(), changes.get(), areDeleted ? " and as many deleted" : "", counts(walk.met()));
        } finally {
            others.shutdownNow();
        }
    }

    private String counts(List<String> met) {
        Map<String, Long> times =
                met.stream().filter(staying::contains).collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        long once = times.values().stream().filter(count -> count == 1).count();
        return " %,d met once, %,d more often, %,d never"
                .formatted(once, times.size() - once, staying.size() - times.size());
    }

    /** @return the number of created users */
    private int change(AtomicBoolean goesOn, boolean areDeleted) throws Exception {
        int changes = 0;
        while (goesOn.get()) {
            leaving.add(scim.send("POST", "/Users", user(created++))
                    .json()
                    .required("id")
                    .textValue());
            if (areDeleted) {
                String id = leaving.remove(random.nextInt(leaving.size()));
                int status = scim.send("DELETE", "/Users/" + id, "").status();
                if (status != 204) {
                    throw new IllegalStateException("a deletion was answered " + status);
                }
            }
            changes++;
        }
        return changes;
    }

    private Walk byCursor() throws Exception {
        List<String> met = new ArrayList<>();
        int pages = 0;
        String cursor = "";
        do {
            JsonNode page = page("cursor=" + cursor, met);
            pages++;
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return new Walk(pages, met);
    }

    private Walk byIndex() throws Exception {
        List<String> met = new ArrayList<>();
        int pages = 0;
        int total;
        do {
            total = page("startIndex=" + (pages * PAGE + 1), met)
                    .required("totalResults")
                    .intValue();
            pages++;
        } while (pages * PAGE < total);
        return new Walk(pages, met);
    }

    private JsonNode page(String which, List<String> met) throws Exception {
        JsonNode page =
                scim.get("/Users?attributes=id&count=" + PAGE + "&" + which).json();
        met.addAll(page.required("Resources").findValuesAsText("id"));
        return page;
    }
}
