package com.example.scim.file;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packaged server in a process of its own, with the plug-in on its class path. */
record RunningServer(Process process, List<String> labels, Path log) implements AutoCloseable {

    private static final String TOKEN = "a-token-of-this-test-that-is-long-enough";

    /** Returns once the server accepts connections, or has ended because it could not. */
    static RunningServer start(Path folder, String store) throws IOException {
        Path log = Files.createTempFile(folder, "server", ".log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "io.scimserver.example.Main",
                "--port=0",
                "--store=" + store);
        command.environment().put("SCIM_TOKEN", TOKEN);
        Process process =
                command.directory(folder.toFile()).redirectError(log.toFile()).start();
        return new RunningServer(process, labels(process.inputReader()), log);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + TOKEN);
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private String url() {
        String label = "SCIM URL: ";
        return labels.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the server did not start, see " + log));
    }

    private static List<String> labels(BufferedReader output) throws IOException {
        StringBuilder seen = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.startsWith("SCIM URL: ")) {
            seen.append(line).append('\n');
            line = output.readLine();
        }
        return seen.append(line == null ? "" : line).toString().lines().toList();
    }

    private static String classPath() {
        return System.getProperty("example.server.jar") + File.pathSeparator + System.getProperty("plugin.jar");
    }
}
