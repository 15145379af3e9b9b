package io.scimserver.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        inDatabase(database -> database.getCollection("things").insertOne(new Document("name", "chair")));
        inDatabase(database ->
                assertThat(database.getCollection("things").find().first()).containsEntry("name", "chair"));
    }

    @Test
    void aFolderInUseIsRefused() {
        try (EmbeddedMongo first = EmbeddedMongo.start(folder)) {
            assertThat(first.connectionString()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedMongo.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void damagedDataIsRefusedAndLeftAsItIs() throws IOException {
        inDatabase(database -> database.getCollection("things").insertOne(new Document("name", "chair")));
        Path file = onlyFile();
        byte[] damaged = "this is no database".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, damaged);
        assertThatThrownBy(() -> EmbeddedMongo.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void anEmptyFileIsDamagedToo() throws IOException {
        inDatabase(database -> database.getCollection("things").insertOne(new Document("name", "chair")));
        Path file = onlyFile();
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> EmbeddedMongo.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileThatLostItsEndIsRefusedAndLeftAsItIs() throws IOException {
        inDatabase(EmbeddedMongoTest::insertManyChairs);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file, cut);
        assertDamaged();
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    void aFileWithAHoleIsRefusedAndLeftAsItIs() throws IOException {
        inDatabase(EmbeddedMongoTest::insertManyChairs);
        Path file = onlyFile();
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, damaged.length / 4, damaged.length * 3 / 4, (byte) 0);
        Files.write(file, damaged);
        assertDamaged();
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void aCopyOfTheFolderIsABackup(@TempDir Path backup) throws IOException {
        inDatabase(database -> database.getCollection("things").insertOne(new Document("name", "chair")));
        Path file = onlyFile();
        Path copy = Files.copy(file, backup.resolve(file.getFileName()));
        inDatabase(database -> database.getCollection("things").drop());
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        inDatabase(database ->
                assertThat(database.getCollection("things").find().first()).containsEntry("name", "chair"));
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> EmbeddedMongo.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    private static void insertManyChairs(MongoDatabase database) {
        for (int i = 0; i < 300; i++) {
            database.getCollection("things")
                    .insertOne(new Document("_id", "chair " + i).append("legs", "4".repeat(2_000)));
        }
    }

    @Test
    void othersAreNotLetIn() {
        try (EmbeddedMongo embedded = EmbeddedMongo.start(folder);
                MongoClient stranger = MongoClients.create(
                        embedded.connectionString().replaceFirst("&appName=.*", "&serverSelectionTimeoutMS=300"))) {
            assertThatThrownBy(() -> stranger.getDatabase("scim")
                            .getCollection("users")
                            .find()
                            .first())
                    .isInstanceOf(MongoException.class);
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList().get(0);
        }
    }

    private void inDatabase(java.util.function.Consumer<MongoDatabase> action) {
        try (EmbeddedMongo embedded = EmbeddedMongo.start(folder);
                MongoClient client = MongoClients.create(embedded.connectionString())) {
            action.accept(client.getDatabase("scim"));
        }
    }
}
