package io.scimserver.example;

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
