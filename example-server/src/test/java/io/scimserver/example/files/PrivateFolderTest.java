package io.scimserver.example.files;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.scimserver.jdbc.JdbcStoresProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The data is for the server's own account alone. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
class PrivateFolderTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.scimserver.example.files.PrivateFolder");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path parent;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void aNewFolderAndItsFileAreClosedFromTheBeginningWithoutALine() throws IOException {
        Path folder = parent.resolve("var/data");

        startAndStop(folder);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("scim.db"))).isEqualTo("rw-------");
        assertThat(lines.list).isEmpty();
    }

    @Test
    void anOpenFolderIsClosedAtTheNextStartAndOneLineSaysSo() throws IOException {
        Path folder = parent.resolve("data");
        startAndStop(folder);
        open(folder, "rwxr-xr-x");
        open(folder.resolve("scim.db"), "rw-rw-r--");
        Path copy = Files.copy(folder.resolve("scim.db"), folder.resolve("scim.db.bak"));
        open(copy, "rw-r--r--");

        startAndStop(folder);
        startAndStop(folder);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("scim.db"))).isEqualTo("rw-------");
        assertThat(permissions(copy)).isEqualTo("rw-------");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Other accounts could read the data folder " + folder + ": its permissions are 0700 now");
    }

    @Test
    void anOpenFileInAClosedFolderIsClosedToo() throws IOException {
        startAndStop(parent);
        lines.list.clear();
        open(parent.resolve("scim.db"), "rw-r--r--");

        startAndStop(parent);

        assertThat(permissions(parent.resolve("scim.db"))).isEqualTo("rw-------");
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void filesThatAreNotTheServersStayAsTheyAre() throws IOException {
        Path script = Files.writeString(parent.resolve("backup.sh"), "#!/bin/sh\n");
        Path linked = Files.writeString(parent.resolve("elsewhere"), "");
        Files.createSymbolicLink(parent.resolve("scim.db.link"), linked);
        open(script, "rwxr-xr-x");
        open(linked, "rw-r--r--");

        startAndStop(parent);

        assertThat(permissions(script)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(linked)).isEqualTo("rw-r--r--");
    }

    @Test
    void filesBesideTheDatabaseAreClosedToo() throws IOException {
        startAndStop(parent);
        lines.list.clear();
        Path log = Files.writeString(parent.resolve("scim.db-wal"), "");
        open(log, "rw-r--r--");
        Path index = Files.writeString(parent.resolve("scim.db-shm"), "");
        open(index, "rw-r--r--");

        file(parent).prepare(parent);

        assertThat(permissions(log)).isEqualTo("rw-------");
        assertThat(permissions(index)).isEqualTo("rw-------");
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void aFolderThatIsNotTheServersOwnStaysAsItIs() throws IOException {
        startAndStop(parent);
        lines.list.clear();
        open(parent, "rwxr-xr-x");
        open(parent.resolve("scim.db"), "rw-r--r--");

        file(parent).prepare(parent.resolve("elsewhere"));

        assertThat(permissions(parent)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(parent.resolve("scim.db"))).isEqualTo("rw-------");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Other accounts could read scim.db in " + parent + ": its permissions are 0600 now");
    }

    private static void startAndStop(Path folder) {
        file(folder).prepare(folder);
        new JdbcStoresProvider().open(uri(folder), Clock.systemUTC()).close();
    }

    private static DataFile file(Path folder) {
        return DataFile.of(uri(folder)).orElseThrow();
    }

    private static String uri(Path folder) {
        return "sqlite:" + folder.resolve("scim.db");
    }

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
