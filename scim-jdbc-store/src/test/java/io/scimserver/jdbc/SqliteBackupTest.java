package io.scimserver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackupTest {

    private static final Tenant ACME = new Tenant("acme");

    @TempDir
    Path folder;

    private Path file;
    private Path backup;
    private Path replaced;

    @BeforeEach
    void nameTheFiles() {
        file = folder.resolve("scim.db");
        backup = folder.resolve("backup.db");
        replaced = folder.resolve("scim.db.replaced");
    }

    @Test
    void aBackupOfAStoreInUseHasWhatWasAcknowledgedAndIsForItsUserOnly() throws IOException {
        try (OpenedStore stores = open(file)) {
            create(stores, "ada");
            new SqliteBackup(file).write(backup);
            create(stores, "bob");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(isThere(backup, "ada")).isTrue();
        assertThat(isThere(backup, "bob")).isFalse();
    }

    @Test
    void aRestoredFileIsAsTheBackupAndTheReplacedOneIsKept() {
        try (OpenedStore stores = open(file)) {
            create(stores, "ada");
        }
        new SqliteBackup(file).write(backup);
        try (OpenedStore stores = open(file)) {
            create(stores, "bob");
        }

        new SqliteBackup(file).restore(backup, replaced);

        assertThat(isThere(file, "ada")).isTrue();
        assertThat(isThere(file, "bob")).isFalse();
        assertThat(isThere(replaced, "bob")).isTrue();
    }

    @Test
    void aFileThatIsDamagedOrGoneCanBeRestored() throws IOException {
        try (OpenedStore stores = open(file)) {
            create(stores, "ada");
        }
        new SqliteBackup(file).write(backup);
        Files.writeString(file, "damaged");

        new SqliteBackup(file).restore(backup, replaced);
        assertThat(isThere(file, "ada")).isTrue();
        assertThat(replaced).hasContent("damaged");

        Files.delete(file);
        new SqliteBackup(file).restore(backup, folder.resolve("none"));
        assertThat(isThere(file, "ada")).isTrue();
    }

    @Test
    void aFileInUseIsNotReplaced() {
        try (OpenedStore stores = open(file)) {
            create(stores, "ada");
            new SqliteBackup(file).write(backup);
            assertThatThrownBy(() -> new SqliteBackup(file).restore(backup, replaced))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("in use by another process");
        }
        assertThat(replaced).doesNotExist();
    }

    @Test
    void noBackupIsOverwrittenAndNoneIsMadeOfNothing() throws IOException {
        assertThatThrownBy(() -> new SqliteBackup(file).write(backup)).hasMessage("there is no file " + file);
        open(file).close();
        Files.writeString(backup, "older");
        assertThatThrownBy(() -> new SqliteBackup(file).write(backup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not overwritten");
        assertThat(backup).hasContent("older");
    }

    @Test
    void whatIsDamagedOrNoStoreIsNeitherBackedUpNorRestored() throws IOException {
        open(file).close();
        byte[] before = Files.readAllBytes(file);
        Files.writeString(backup, "not a database".repeat(100));
        Path empty = Files.createFile(folder.resolve("empty.db"));

        assertThatThrownBy(() -> new SqliteBackup(file).restore(backup, replaced))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() -> new SqliteBackup(file).restore(empty, replaced))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("scim_schema");
        assertThatThrownBy(() -> new SqliteBackup(backup).write(folder.resolve("new.db")))
                .isInstanceOf(Unavailable.class);

        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("scim.db", "scim.db.lock", "backup.db", "empty.db");
        }
    }

    private static OpenedStore open(Path file) {
        return new JdbcStoresProvider().open("sqlite:" + file, Clock.systemUTC());
    }

    private static void create(OpenedStore stores, String name) {
        String json = "{\"userName\":\"%s\"}".formatted(name);
        stores.users().forTenant(ACME).create(name, UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isThere(Path file, String id) {
        try (OpenedStore stores = open(file)) {
            return stores.users().forTenant(ACME).find(id).isPresent();
        }
    }
}
