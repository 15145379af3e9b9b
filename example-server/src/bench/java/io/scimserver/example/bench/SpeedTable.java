package io.scimserver.example.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measurement of the packaged server and the ceiling in turns; it prints the cost of a request for each of them. */
public final class SpeedTable implements Callable<Integer> {

    private static final int STARTS = 3;

    @Parameters(arity = "0..1", description = "The jar of the example server.")
    private Path jar = Path.of("target/example-server.jar");

    @Option(names = "--store", description = "Where the server keeps users. Default: memory:")
    private String store = "memory:";

    @Option(names = "--records", description = "Keep the activity log and employees' history too. Default: neither.")
    private boolean records;

    @Option(names = "--users", description = "How many there are before the first request.")
    private int users = 10_000;

    @Option(names = "--warm-up", description = "Seconds of processor time at most, for each work until the server is warm.")
    private int warmUp = 40;

    @Option(names = "--seconds", description = "How long one round takes.")
    private int seconds = 2;

    @Option(names = "--rounds", description = "Of which the median counts.")
    private int rounds = 5;

    @Option(names = "--only", split = ",", description = "Such as S1,S4. Default: all.")
    private List<Work> only = List.of(Work.values());

    @Option(names = "--java", split = " ", description = "Options of both Java machines.")
    private List<String> javaOptions = List.of();

    private final PrintStream out = System.out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SpeedTable()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path logs = Files.createDirectories(jar.toAbsolutePath().resolveSibling("bench"));
        printStart(logs);
        try (Server server = Server.packaged(jar, settings(), javaOptions, logs.resolve("server.log"));
                Server ceiling = Server.ceiling(javaOptions, logs.resolve("ceiling.log"))) {
            Load onServer = Load.on(server, users);
            Load onCeiling = Load.on(ceiling, users);
            out.printf(Locale.ROOT, "live heap with %,d users: %.1f MB%n", users, server.liveHeapBytes() / 1e6);
            out.println("| | work | ceiling µs | ours µs | ceiling / ours | ours a second |");
            out.println("|---|---|---|---|---|---|");
            for (Work work : only) {
                measure(work, onServer, onCeiling);
            }
            out.printf(Locale.ROOT, "live heap after all this: %.1f MB%n", server.liveHeapBytes() / 1e6);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<String> settings() {
        return records
                ? List.of("--store=" + store)
                : List.of("--store=" + store, "--activity-retention=off", "--audit-retention=off");
    }

    private void measure(Work work, Load onServer, Load onCeiling) throws Exception {
        onServer.warmUp(work, Duration.ofSeconds(warmUp));
        onCeiling.warmUp(work, Duration.ofSeconds(warmUp));
        List<Double> ours = new ArrayList<>();
        List<Double> ceiling = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(onServer.run(work, Duration.ofSeconds(seconds)));
            ceiling.add(onCeiling.run(work, Duration.ofSeconds(seconds)));
        }
        double micros = median(ours);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.2f | %.0f |%n",
                work,
                work.title(),
                median(ceiling),
                micros,
                median(ceiling) / micros,
                1e6 / micros);
    }

    private void printStart(Path logs) throws IOException {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Server server = Server.packaged(jar, settings(), javaOptions, logs.resolve("start.log"));
                    Connection connection = server.connect()) {
                connection.exchange(new Work.Request("GET", "/Users?count=1", ""));
                wall.add(server.ageMillis() / 1e3);
                cpu.add(server.cpuMicros() / 1e6);
            }
        }
        out.printf(
                Locale.ROOT,
                "start to first answer on one core: %.2f s, of them %.2f s of processor time%n",
                median(wall),
                median(cpu));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
