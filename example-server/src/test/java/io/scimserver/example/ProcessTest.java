package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the server as a process of its own. */
class ProcessTest {

    private static final String READY = "GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    private Path folder;

    @Test
    void askedToStopItAnswersTheRequestInFlightAndExitsWithStatus0() throws Exception {
        Process process = start(Map.of());
        try (BufferedReader out = process.inputReader()) {
            URI url = URI.create(value(out.readLine(), "SCIM URL: "));
            String token = value(out.readLine(), "Bearer token: ");
            String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";
            String head = "POST /scim/v2/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n";
            try (Wire wire = Wire.to(url);
                    Wire probe = Wire.to(url)) {
                assertThat(probe.send(READY).read().status()).isEqualTo(200);
                wire.send(head + "Content-Length: " + user.length() + "\r\nExpect: 100-continue\r\n\r\n");
                assertThat(wire.read().status()).isEqualTo(100);

                process.toHandle().destroy();
                awaitNoListener(url);
                assertThat(probe.send(READY).read().status()).isEqualTo(503);
                Wire.Response response = wire.send(user).read();

                assertThat(response.status()).as(response.body()).isEqualTo(201);
                assertThat(response.headers()).containsEntry("connection", "close");
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertConsoleOfAFirstStart(out);
            assertThat(out.readLine())
                    .as("nothing else is written to the standard output")
                    .isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void killedAndStartedAgainItHasItsUsersAndTakesTheSameToken() throws Exception {
        String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";
        Process first = start(Map.of());
        String token;
        try (BufferedReader out = first.inputReader()) {
            URI url = URI.create(value(out.readLine(), "SCIM URL: "));
            token = value(out.readLine(), "Bearer token: ");
            String head = "POST /scim/v2/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n";
            try (Wire wire = Wire.to(url)) {
                Wire.Response created = wire.send(head + "Content-Length: " + user.length() + "\r\n\r\n" + user)
                        .read();
                assertThat(created.status()).as(created.body()).isEqualTo(201);
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
        Process second = start(Map.of());
        try (BufferedReader out = second.inputReader()) {
            URI url = URI.create(value(out.readLine(), "SCIM URL: "));
            try (Wire wire = Wire.to(url)) {
                Wire.Response users = wire.send(
                                "GET /scim/v2/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .read();
                assertThat(users.status()).isEqualTo(200);
                assertThat(users.body()).contains("\"totalResults\":1", "\"ada\"");
            }
            second.toHandle().destroy();
            assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(value(out.readLine(), "Admin page: ")).endsWith("/admin");
            assertThat(out.readLine()).as("no other token or password was made").isNull();
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void aTokenFromTheEnvironmentIsAcceptedAndNotPrinted() throws Exception {
        Process process = start(Map.of("SCIM_TOKEN", RunningServer.TOKEN));
        try (BufferedReader out = process.inputReader()) {
            URI url = URI.create(value(out.readLine(), "SCIM URL: "));
            try (Wire wire = Wire.to(url)) {
                wire.send("GET /elsewhere HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + RunningServer.TOKEN
                                + "\r\n\r\n")
                        .read()
                        .scimError(404);
            }
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertConsoleOfAFirstStart(out);
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void whateverTheUmaskItsDataIsForItsOwnAccountAlone() throws Exception {
        Process process = start(Map.of(), "sh", "-c", "umask 0; exec \"$@\"", "sh");
        try (BufferedReader out = process.inputReader()) {
            value(out.readLine(), "SCIM URL: ");
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            assertThat(files)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aPortThatIsTakenIsToldOnTheStandardErrorAndEndsTheProcess() throws Exception {
        try (RunningServer other = RunningServer.start()) {
            Process process =
                    start(Map.of("SCIM_PORT", Integer.toString(other.url().getPort())));
            try {
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
                assertThat(process.inputReader().readLine()).isNull();
                assertThat(folder.resolve("err"))
                        .content()
                        .contains("Address already in use")
                        .doesNotContain("\tat ");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static void assertConsoleOfAFirstStart(BufferedReader out) throws Exception {
        assertThat(value(out.readLine(), "Admin page: ")).endsWith("/admin");
        assertThat(value(out.readLine(), "Admin name: ")).isEqualTo("admin");
        assertThat(value(out.readLine(), "Admin password: ")).hasSizeGreaterThan(20);
    }

    private Process start(Map<String, String> environment, String... launcher) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SCIM_"));
        builder.environment().put("SCIM_PORT", "0");
        builder.environment().putAll(environment);
        return builder.redirectError(folder.resolve("err").toFile()).start();
    }

    private static String value(String line, String label) {
        assertThat(line).startsWith(label);
        return line.substring(label.length());
    }

    /** Returns once the process takes no new connections. */
    private static void awaitNoListener(URI url) throws Exception {
        while (true) {
            try (Wire refused = Wire.to(url)) {
                refused.pause();
            } catch (java.net.ConnectException e) {
                return;
            }
        }
    }
}
