package io.scimserver.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Times of a server that has just been started: until its first answer, and in its first minute. */
final class StartTimes {

    private static final int STARTS = 3;
    private static final int USERS = 100;
    private static final int WINDOWS = 12;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    /** Starter of a server. */
    @FunctionalInterface
    interface Starter {

        /** @param option an option of its Java machine */
        Server start(String option) throws IOException;
    }

    private final Starter starter;
    private final PrintStream out;

    StartTimes(Starter starter, PrintStream out) {
        this.starter = starter;
        this.out = out;
    }

    /**
     * Prints them.
     *
     * @param archive the file for an archive of the classes that a start loads
     */
    void print(Path archive) throws IOException, InterruptedException, ExecutionException {
        printStart("", "-Xshare:auto");
        starter.start("-XX:ArchiveClassesAtExit=" + archive).close();
        printStart(" with an archive of its classes", "-XX:SharedArchiveFile=" + archive);
        printFirstMinute();
    }

    private void printStart(String how, String option) throws IOException {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Server server = starter.start(option);
                    Connection connection = server.connect()) {
                connection.exchange(new Work.Request("GET", "/Users?count=1", ""));
                wall.add(server.ageMillis() / 1e3);
                cpu.add((server.cpuMicros() + server.compilerMicros()) / 1e6);
            }
        }
        out.printf(
                Locale.ROOT,
                "start to first answer on one core%s: %.2f s, of them %.2f s of processor time%n",
                how,
                SpeedTable.median(wall),
                SpeedTable.median(cpu));
    }

    /** Prints how many requests a second one client gets answered, in windows of some seconds. */
    private void printFirstMinute() throws IOException, InterruptedException, ExecutionException {
        try (Server server = starter.start("-Xshare:auto")) {
            Load load = Load.on(server, 1, USERS);
            List<Long> rates = new ArrayList<>();
            for (int window = 0; window < WINDOWS; window++) {
                rates.add(load.run(Work.S1, WINDOW).requests() / WINDOW.toSeconds());
            }
            out.println(
                    "requests (S1) a second in the first minute, by windows of " + WINDOW.toSeconds() + " s: " + rates);
        }
    }
}
