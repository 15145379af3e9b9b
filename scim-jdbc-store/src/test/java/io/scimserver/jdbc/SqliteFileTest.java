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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the file of a SQLite store: permissions, damage, two processes. */
class SqliteFileTest {

    private static final UserDocument ADA =
            UserDocument.ofJson("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8));
    private static final Tenant ACME = new Tenant("acme");

    @TempDir
    Path folder;

    @Test
    void onlyTheUserOfTheProcessReadsTheFiles() throws IOException {
        try (OpenedStore stores = open()) {
            stores.users().forTenant(ACME).create("1", ADA);
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> all = files.toList();
                assertThat(all)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void whatOneOpenedStoreWritesTheOtherReads() {
        try (OpenedStore one = open();
                OpenedStore other = open()) {
            String id = one.users().forTenant(ACME).create("1", ADA).id();
            assertThat(other.users().forTenant(ACME).find(id)).isPresent();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndNotChanged() throws IOException {
        String text = "not a database".repeat(100);
        Files.writeString(folder.resolve("scim.db"), text);
        assertThatThrownBy(this::open).isInstanceOf(Unavailable.class);
        assertThat(folder.resolve("scim.db")).hasContent(text);
    }

    private OpenedStore open() {
        return new JdbcStoresProvider().open("sqlite:" + folder.resolve("scim.db"), Clock.systemUTC());
    }
}
