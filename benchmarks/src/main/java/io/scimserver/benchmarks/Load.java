package io.scimserver.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Closed loop on one server: each connection sends its next request when the response to the last one is there. */
final class Load {

    private static final int BULK = 100;
    /** Ratio for a warm server: it works so much more than it compiles. */
    private static final int WARM = 25;

    private static final Pattern LOCATION = Pattern.compile("\"location\":\"[^\"]*/Users/([^\"/]+)\"");

    private final Server server;
    private final int connections;
    private final List<String> ids;
    private final AtomicInteger nextUser;
    private final AtomicInteger turn = new AtomicInteger();

    private Load(Server server, int connections, List<String> ids) {
        this.server = server;
        this.connections = connections;
        this.ids = ids;
        this.nextUser = new AtomicInteger(ids.size());
    }

    /** Creates the users first. */
    static Load on(Server server, int connections, int users) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = server.connect()) {
            for (int first = 0; first < users; first += BULK) {
                byte[] response = connection.exchange(new Work.Request("POST", "/Bulk", People.bulk(first, BULK)));
                Matcher locations = LOCATION.matcher(new String(response, StandardCharsets.UTF_8));
                while (locations.find()) {
                    ids.add(locations.group(1));
                }
            }
        }
        if (ids.size() != users) {
            throw new IOException("created " + ids.size() + " users instead of " + users);
        }
        return new Load(server, connections, ids);
    }

    /** Works until the server is warm: its JIT compiler has little left to do. At most this much processor time. */
    void warmUp(Work work, Duration atMost) throws InterruptedException, ExecutionException {
        long start = server.cpuMicros();
        long worked = start;
        long compiled = server.compilerMicros();
        boolean isWarm = false;
        while (!isWarm && worked - start < TimeUnit.MICROSECONDS.convert(atMost)) {
            run(work, Duration.ofSeconds(2));
            long workedNow = server.cpuMicros();
            long compiledNow = server.compilerMicros();
            isWarm = (compiledNow - compiled) * WARM < workedNow - worked;
            worked = workedNow;
            compiled = compiledNow;
        }
    }

    /**
     * Cost of some requests.
     *
     * @param workMicros processor time of the server without its JIT compiler
     * @param compilerMicros processor time of its JIT compiler
     */
    record Cost(int requests, long workMicros, long compilerMicros) {

        /** Returns the microseconds of work for each request. */
        double micros() {
            return (double) workMicros / requests;
        }

        /** Returns the microseconds of compilation for each request. */
        double compilation() {
            return (double) compilerMicros / requests;
        }
    }

    /** Works for this long. */
    Cost run(Work work, Duration time) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long worked = server.cpuMicros();
            long compiled = server.compilerMicros();
            long end = System.nanoTime() + time.toNanos();
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                counts.add(clients.submit(() -> loop(work, end)));
            }
            int requests = 0;
            for (Future<Integer> count : counts) {
                requests += count.get();
            }
            return new Cost(requests, server.cpuMicros() - worked, server.compilerMicros() - compiled);
        } finally {
            clients.shutdown();
        }
    }

    private int loop(Work work, long end) throws IOException {
        int count = 0;
        try (Connection connection = server.connect()) {
            while (System.nanoTime() < end) {
                connection.exchange(work.request(ids, nextUser, turn.getAndIncrement()));
                count++;
            }
        }
        return count;
    }
}
