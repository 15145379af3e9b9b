package io.scimserver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tests of the file of a SQLite store: permissions, damage, two processes, a full disk. */
class SqliteFileTest {

    private static final UserDocument ADA =
            UserDocument.ofJson("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8));
    private static final Tenant ACME = new Tenant("acme");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("scim.db");
    }

    @Test
    void onlyTheUserOfTheProcessReadsTheFilesAndANewFolder() throws IOException {
        file = folder.resolve("new/scim.db");
        try (OpenedStore stores = open()) {
            stores.users().forTenant(ACME).create("1", ADA);
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(file.getParent())) {
                List<Path> all = files.toList();
                assertThat(all)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aFileInUseIsRefusedUntilItIsClosed() {
        try (OpenedStore first = open()) {
            first.health().verify();
            assertRefused("in use by another process");
        }
        open().close();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndNotChanged() throws IOException {
        byte[] text = "not a database".repeat(100).getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        assertRefused("is damaged");
        assertThat(file).hasBinaryContent(text);
    }

    @Test
    void anEmptyFileIsRefusedAndNotChanged() throws IOException {
        open().close();
        Files.write(file, new byte[0]);
        assertRefused("the file is empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileThatLostItsEndIsRefusedAndNotChanged() throws IOException {
        byte[] whole = fileOfManyUsers();
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file, cut);
        assertRefused("is damaged");
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    void aFileWithAHoleIsRefusedAndNotChanged() throws IOException {
        byte[] damaged = fileOfManyUsers();
        Arrays.fill(damaged, damaged.length / 4, damaged.length * 3 / 4, (byte) 0);
        Files.write(file, damaged);
        assertRefused("is damaged");
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void aLargeFileWithAHoleIsRefusedSoonAfterItWasOpened() throws IOException {
        fileOfManyUsers(35, 2_000_000);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1_000_000), channel.size() / 2);
        }
        try (OpenedStore stores = open()) {
            assertThatThrownBy(() -> verifyUntilRefused(stores))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("is damaged");
            UserStore users = stores.users().forTenant(ACME);
            assertThatThrownBy(() -> users.find("id0")).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> users.create("1", ADA)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aLargeFileThatLostItsEndIsRefusedAndNotChanged() throws IOException {
        byte[] whole = fileOfManyUsers(35, 2_000_000);
        byte[] cut = Arrays.copyOf(whole, whole.length - 10_000);
        Files.write(file, cut);
        assertRefused("is damaged");
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    @Timeout(60)
    void aLargeSoundFileCanBeClosedWhileItIsChecked() throws IOException {
        fileOfManyUsers(35, 2_000_000);
        for (int i = 0; i < 3; i++) {
            open().close();
        }
        try (OpenedStore stores = open()) {
            stores.health().verify();
            assertThat(stores.users().forTenant(ACME).find("id34")).isPresent();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");
        file = folder.resolve("data/scim.db");
        assertRefused("check the permissions of its folder");
    }

    @Test
    void aWriteOnAFullDiskChangesNothingAndTheNextOneWithRoomSucceeds() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + file);
        database.setJournalMode("WAL");
        JdbcStores stores = new JdbcStores(database);
        stores.createSchema();
        UserStore store = stores.users().forTenant(ACME);
        String ada = store.create("1", ADA).id();

        // As many as the file has now; SQLite then says that the disk is full.
        database.setMaxPageCount(1);
        assertThatThrownBy(() -> store.create("2", large("bob"))).isInstanceOf(Unavailable.class);
        assertThat(store.find(ada)).isPresent();
        assertThat(store.find("2")).isEmpty();

        database.setMaxPageCount(10_000);
        assertThat(store.create("2", large("bob")).id()).isEqualTo("2");
    }

    private static void verifyUntilRefused(OpenedStore stores) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() - end < 0) {
            stores.health().verify();
        }
    }

    private byte[] fileOfManyUsers() throws IOException {
        return fileOfManyUsers(30, 20_000);
    }

    private byte[] fileOfManyUsers(int users, int bytes) throws IOException {
        try (OpenedStore stores = open()) {
            for (int i = 0; i < users; i++) {
                stores.users().forTenant(ACME).create("id" + i, large("user" + i, bytes));
            }
        }
        return Files.readAllBytes(file);
    }

    private static UserDocument large(String name) {
        return large(name, 20_000);
    }

    private static UserDocument large(String name, int bytes) {
        String json = "{\"userName\":\"%s\",\"note\":\"%s\"}".formatted(name, "x".repeat(bytes));
        return UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::open)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private OpenedStore open() {
        return new JdbcStoresProvider().open("sqlite:" + file, Clock.systemUTC());
    }
}
