package io.scimserver.example.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fresh server with a SQLite file, in a process of its own; a test knows only what it printed. */
final class ExampleServer implements BeforeAllCallback, AfterAllCallback {

    private static final String LAST_LINE = "Admin password";

    private final List<String> options;
    private final Map<String, String> printed = new HashMap<>();
    private Optional<Running> running = Optional.empty();

    /** @param folder with its data and its log */
    private record Running(Process process, Path folder) {}

    ExampleServer(String... options) {
        this.options = List.of(options);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path folder = Files.createTempDirectory("scim-browser-");
        Stream<String> command = Stream.of(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                "io.scimserver.example.Main",
                "--port=" + Integer.getInteger("port", 0),
                "--management-port=off",
                "--store=sqlite:" + folder.resolve("data/scim.db"));
        Process started = new ProcessBuilder(
                        Stream.concat(command, options.stream()).toList())
                .redirectError(folder.resolve("log").toFile())
                .start();
        running = Optional.of(new Running(started, folder));
        read(started.inputReader(), folder);
    }

    private void read(BufferedReader out, Path folder) throws IOException {
        while (!printed.containsKey(LAST_LINE)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the server did not start: " + Files.readString(folder.resolve("log")));
            }
            String[] parts = line.split(": ", 2);
            printed.put(parts[0], parts[1]);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException, IOException {
        Running server = running.orElseThrow();
        server.process().destroy();
        if (!server.process().waitFor(20, TimeUnit.SECONDS)) {
            server.process().destroyForcibly();
            throw new AssertionError("the server did not stop when it was asked to");
        }
        delete(server.folder());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    URI adminPage() {
        return URI.create(printed("Admin page"));
    }

    String adminName() {
        return printed("Admin name");
    }

    String adminPassword() {
        return printed(LAST_LINE);
    }

    /** Returns the identity provider of the first company, with the values that were printed. */
    IdentityProvider identityProvider() {
        return new IdentityProvider(URI.create(printed("SCIM URL")), printed("Bearer token"));
    }

    private String printed(String label) {
        return Optional.ofNullable(printed.get(label))
                .orElseThrow(() -> new AssertionError("not printed: " + label + "; but " + printed.keySet()));
    }
}
