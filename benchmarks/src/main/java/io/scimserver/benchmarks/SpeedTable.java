package io.scimserver.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measurement of the packaged server, the ceiling and, on request, a packaged server of before, in turns; it prints the
 * cost of a request for each of them.
 */
public final class SpeedTable implements Callable<Integer> {

    @Parameters(arity = "0..1", description = "The jar of the example server.")
    private Path jar = Path.of("../example-server/target/example-server.jar");

    @Option(names = "--before", description = "Another jar, measured in the same turns. Default: none.")
    private @Nullable Path before;

    @Option(names = "--store", description = "Where the server keeps users. Default: memory:")
    private String store = "memory:";

    @Option(names = "--no-records", description = "Keep neither the activity log nor employees' history.")
    private boolean noRecords;

    @Option(names = "--connections", description = "How many send requests at once. Default: 4")
    private int connections = 4;

    @Option(names = "--users", description = "How many there are before the first request.")
    private int users = 10_000;

    @Option(
            names = "--warm-up",
            description = "Seconds of processor time at most, for each work until the server is warm.")
    private int warmUp = 40;

    @Option(names = "--seconds", description = "How long one round takes.")
    private int seconds = 2;

    @Option(names = "--rounds", description = "Of which the median counts.")
    private int rounds = 5;

    @Option(names = "--only", split = ",", description = "Such as S1,S4. Default: all.")
    private List<Work> only = List.of(Work.values());

    @Option(names = "--no-start", description = "Do not measure starts and the first minute.")
    private boolean noStart;

    @Option(names = "--java", split = " ", description = "Options of both Java machines.")
    private List<String> javaOptions = List.of();

    private final PrintStream out = System.out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SpeedTable()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path logs = Files.createDirectories(jar.toAbsolutePath().resolveSibling("bench"));
        if (!noStart) {
            printStart(logs);
        }
        try (Server server = Server.packaged(jar, settings(), javaOptions, logs.resolve("server.log"));
                Server other = other(logs)) {
            Load onServer = Load.on(server, connections, users);
            Load onOther = Load.on(other, connections, users);
            out.printf(Locale.ROOT, "live heap with %,d users: %.1f MB%n", users, server.liveHeapBytes() / 1e6);
            String peer = before == null ? "ceiling" : "before";
            out.printf("| | work | %1$s µs | ours µs | %1$s / ours | spread | JIT µs | ours a second |%n", peer);
            out.println("|---|---|---:|---:|---:|---|---:|---:|");
            for (Work work : only) {
                measure(work, onServer, onOther);
            }
            out.printf(Locale.ROOT, "live heap after all this: %.1f MB%n", server.liveHeapBytes() / 1e6);
        }
        return CommandLine.ExitCode.OK;
    }

    private void printStart(Path logs) throws Exception {
        Path log = logs.resolve("start.log");
        new StartTimes(option -> Server.packaged(jar, settings(), optionsWith(option), log), out)
                .print(logs.resolve("classes.jsa"));
    }

    private List<String> optionsWith(String option) {
        return Stream.concat(javaOptions.stream(), Stream.of(option)).toList();
    }

    private Server other(Path logs) throws IOException {
        return before == null
                ? Server.ceiling(javaOptions, logs.resolve("ceiling.log"))
                : Server.packaged(before, settings(), javaOptions, logs.resolve("before.log"));
    }

    private List<String> settings() {
        return noRecords
                ? List.of("--store=" + store, "--activity-retention=off", "--audit-retention=off")
                : List.of("--store=" + store);
    }

    private void measure(Work work, Load onServer, Load onOther) throws Exception {
        onServer.warmUp(work, Duration.ofSeconds(warmUp));
        onOther.warmUp(work, Duration.ofSeconds(warmUp));
        List<Double> ours = new ArrayList<>();
        List<Double> compilation = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Load.Cost cost = onServer.run(work, Duration.ofSeconds(seconds));
            ours.add(cost.micros());
            compilation.add(cost.compilation());
            others.add(onOther.run(work, Duration.ofSeconds(seconds)).micros());
            ratios.add(others.get(round) / ours.get(round));
        }
        double micros = median(ours);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.2f | %.2f to %.2f | %.1f | %.0f |%n",
                work,
                work.title(),
                median(others),
                micros,
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios),
                median(compilation),
                1e6 / micros);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
