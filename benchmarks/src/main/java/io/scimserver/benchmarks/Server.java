package io.scimserver.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Server in a process of its own on one core, with its cost so far. */
final class Server implements AutoCloseable {

    static final String TOKEN = "bench-token-of-forty-characters-or-more";

    private static final int MICROS_PER_TICK = 10_000;
    private static final String CORE = "0";

    private final Process process;
    private final URI scimUrl;
    private final long startedNanos = System.nanoTime();

    /**
     * Starts it, and returns once it has printed its URL.
     *
     * @param command the arguments of {@code java}
     * @param log gets its standard error
     */
    Server(List<String> command, Path log) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", CORE, "java"));
        pinned.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(pinned).redirectError(log.toFile());
        builder.environment().put("SCIM_TOKEN", TOKEN);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        scimUrl = readUrl(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    static Server packaged(Path jar, List<String> settings, List<String> options, Path log) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", jar.toString(), "--port=0", "--rate-limit=off"));
        arguments.addAll(settings);
        return new Server(arguments, log);
    }

    static Server ceiling(List<String> options, Path log) throws IOException {
        String classPath = System.getProperty("java.class.path");
        return new Server(
                Stream.concat(options.stream(), Stream.of("-cp", classPath, Ceiling.class.getName()))
                        .toList(),
                log);
    }

    Connection connect() throws IOException {
        return new Connection(scimUrl, TOKEN);
    }

    /**
     * Returns the processor time since it began, in the kernel too, of all threads but the JIT compiler's: a warm
     * server does without those.
     */
    long cpuMicros() {
        return cpuMicros(".") - compilerMicros();
    }

    /** Returns the processor time of the JIT compiler since it began. */
    long compilerMicros() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return threads.map(thread -> "task/" + thread.getFileName())
                    .filter(this::isCompiler)
                    .mapToLong(this::cpuMicros)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isCompiler(String thread) {
        return read(thread + "/comm").contains("CompilerThre");
    }

    private long cpuMicros(String part) {
        String stat = read(part + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid()).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the time since its process was started. */
    long ageMillis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** Returns the bytes that remain on its heap after a full collection. */
    long liveHeapBytes() throws IOException {
        Process histogram = new ProcessBuilder("jcmd", String.valueOf(process.pid()), "GC.class_histogram").start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd answered: " + text));
        return Long.parseLong(total.split(" +", -1)[2]);
    }

    /** Stops it, and waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static URI readUrl(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("SCIM URL: ")) {
                return URI.create(line.substring("SCIM URL: ".length()));
            }
        }
        throw new IOException("the server ended before it printed its URL; its log says why");
    }
}
