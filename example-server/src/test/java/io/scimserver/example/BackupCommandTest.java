package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests of the commands {@code backup} and {@code restore}. */
class BackupCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aBackupOfARunningServerIsRestoredWithItsUsersAndTokens() throws Exception {
        Path backup = folder.resolve("backup.db");
        try (RunningServer server = start()) {
            ScimCaller caller = new ScimCaller(server.url(), RunningServer.TOKEN);
            caller.create("ada");
            assertThat(run("backup", "--to=" + backup)).isZero();
            assertThat(out.toString()).contains("Backup: " + backup);
            caller.create("bob");
            assertThat(caller.countOf("bob")).isEqualTo(1);
            assertThat(run("restore", "--from=" + backup)).isEqualTo(1);
            assertThat(err.toString()).contains("Nothing was changed", "in use by another process");
        }

        assertThat(run("restore", "--from=" + backup)).isZero();

        try (RunningServer server = start()) {
            ScimCaller caller = new ScimCaller(server.url(), RunningServer.TOKEN);
            assertThat(caller.countOf("ada")).isEqualTo(1);
            assertThat(caller.countOf("bob")).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("what was replaced is kept")
                    .anyMatch(name -> name.matches("scim\\.db\\.replaced-\\d{4}-\\d\\d-\\d\\d-\\d{6}"));
        }
    }

    @Test
    void anotherStoreThanSqliteIsRefused() {
        CommandLine line = Main.commandLine(Map.of()).setErr(new PrintWriter(err, true));
        assertThat(line.execute("backup", "--to=" + folder.resolve("backup.db"), "--store=memory:"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("this command is for stores of sqlite:<file> alone");
    }

    private RunningServer start() throws Exception {
        return RunningServer.start(Map.of("SCIM_TOKEN", RunningServer.TOKEN), store());
    }

    private String store() {
        return "--store=sqlite:" + folder.resolve("scim.db");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(Map.of());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(
                Stream.concat(Stream.of(arguments), Stream.of(store())).toArray(String[]::new));
    }
}
