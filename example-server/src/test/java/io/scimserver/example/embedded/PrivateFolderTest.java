package io.scimserver.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.scimserver.example.embedded.PrivateFolder");
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
        assertThat(permissions(folder.resolve("scim.mv.db"))).isEqualTo("rw-------");
        assertThat(lines.list).isEmpty();
    }

    @Test
    void anOpenFolderIsClosedAtTheNextStartAndOneLineSaysSo() throws IOException {
        Path folder = parent.resolve("data");
        startAndStop(folder);
        open(folder, "rwxr-xr-x");
        open(folder.resolve("scim.mv.db"), "rw-rw-r--");
        Path copy = Files.copy(folder.resolve("scim.mv.db"), folder.resolve("scim.mv.db.bak"));
        open(copy, "rw-r--r--");

        startAndStop(folder);
        startAndStop(folder);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("scim.mv.db"))).isEqualTo("rw-------");
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
        open(parent.resolve("scim.mv.db"), "rw-r--r--");

        startAndStop(parent);

        assertThat(permissions(parent.resolve("scim.mv.db"))).isEqualTo("rw-------");
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void filesThatAreNotTheServersStayAsTheyAre() throws IOException {
        Path script = Files.writeString(parent.resolve("backup.sh"), "#!/bin/sh\n");
        Path linked = Files.writeString(parent.resolve("elsewhere"), "");
        Files.createSymbolicLink(parent.resolve("scim.mv.db.link"), linked);
        open(script, "rwxr-xr-x");
        open(linked, "rw-r--r--");

        startAndStop(parent);

        assertThat(permissions(script)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(linked)).isEqualTo("rw-r--r--");
    }

    private static void startAndStop(Path folder) {
        EmbeddedMongo.start(folder).close();
    }

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
