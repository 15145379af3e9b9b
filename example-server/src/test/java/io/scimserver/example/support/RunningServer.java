package io.scimserver.example.support;

import io.scimserver.example.Main;
import io.scimserver.example.StartedServer;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whole example server inside the test's process, on a free port. */
public final class RunningServer implements AutoCloseable {

    /** Long enough to be given by {@code SCIM_TOKEN}. */
    public static final String TOKEN = "given-to-the-server-by-its-environment";

    private final StartedServer running;

    private RunningServer(StartedServer running) {
        this.running = running;
    }

    public static RunningServer start(String... options) throws Exception {
        return start(Map.of(), options);
    }

    public static RunningServer start(Map<String, String> environment, String... options) throws Exception {
        CommandLine line = Main.commandLine(new HashMap<>(environment));
        line.parseArgs(Stream.concat(Stream.of("--port=0"), withStore(options)).toArray(String[]::new));
        Main main = line.getCommand();
        return new RunningServer(main.start());
    }

    /**
     * Returns the options with a store: a new database of {@code SCIM_TEST_MONGODB_URI} if there is one, else in
     * memory; unless the test says otherwise.
     */
    private static Stream<String> withStore(String... options) {
        boolean given = Arrays.stream(options).anyMatch(option -> option.startsWith("--store="));
        return given
                ? Arrays.stream(options)
                : Stream.concat(Stream.of("--store=" + usualStore()), Arrays.stream(options));
    }

    private static String usualStore() {
        String engine = System.getenv().getOrDefault("SCIM_TEST_MONGODB_URI", "");
        return engine.isEmpty() ? "memory:" : engine.replace("/?", "/scim_test_" + UUID.randomUUID() + "?");
    }

    public URI url() {
        return running.web().scimUrl();
    }

    public String token() {
        return running.token().orElseThrow().secret();
    }

    public StartedServer running() {
        return running;
    }

    public Wire wire() throws Exception {
        return Wire.to(url());
    }

    /** Sends one request in full on a connection of its own. */
    public Wire.Response send(String request) throws Exception {
        try (Wire wire = wire()) {
            return wire.send(request).read();
        }
    }

    /** Sends a GET with a valid token. */
    public Wire.Response get(String target) throws Exception {
        return send(request("GET", target));
    }

    /** Returns a request with a valid token and no body. */
    public String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + authorization() + "\r\n";
    }

    public String authorization() {
        return "Authorization: Bearer " + token() + "\r\n";
    }

    @Override
    public void close() {
        running.close();
    }
}
