package io.scimserver.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheUriOfASqliteStoreNamesAFile() {
        assertThat(DataFile.of("sqlite:data/scim.db"))
                .contains(new DataFile(Path.of("data/scim.db").toAbsolutePath()));
        assertThat(DataFile.of("SQLITE:data/scim.db")).isPresent();
        assertThat(DataFile.of("sqlite:")).isEmpty();
        assertThat(DataFile.of("memory:")).isEmpty();
        assertThat(DataFile.of("jdbc:postgresql://localhost/scim")).isEmpty();
    }

    @Test
    void dataOfTheFormerStoreIsRefusedAndLeftAsItIs() throws IOException {
        Path former = Files.writeString(folder.resolve("scim.mv.db"), "H:2,block:3");

        assertThatThrownBy(() -> new DataFile(folder.resolve("scim.db")).prepare(folder))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(former + " is data of an older version")
                .hasMessageContaining("Start the older version to read it");

        assertThat(former).hasContent("H:2,block:3");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(former);
        }
    }

    @Test
    void dataOfTheFormerStoreBesideAFileOfThisOneIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve("scim.mv.db"), "H:2,block:3");
        Path file = Files.writeString(folder.resolve("scim.db"), "SQLite");

        new DataFile(file).prepare(folder);

        assertThat(file).hasContent("SQLite");
    }
}
