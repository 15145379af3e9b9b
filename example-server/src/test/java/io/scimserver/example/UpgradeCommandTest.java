package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.scimserver.OpenedStore;
import io.scimserver.example.support.SharedDatabase;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the command {@code upgrade}. */
class UpgradeCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void usersInAnOlderFormatAreRewrittenAsTheyAre() {
        try (SharedDatabase database = SharedDatabase.startMongo();
                OpenedStore store = new StoreFinder().open(database.uri(), Clock.systemUTC());
                MongoClient client = MongoClients.create(database.uri())) {
            UserStore users = store.users().forTenant(new Tenant("acme"));
            StoredUser ada = users.create("ada", named("ada"));
            users.create("bob", named("bob"));
            MongoCollection<Document> documents = client.getDatabase(
                            Objects.requireNonNull(new ConnectionString(database.uri()).getDatabase()))
                    .getCollection("users");
            documents.updateOne(Filters.eq("id", "ada"), Updates.set("formatVersion", 1));

            assertThat(run("upgrade", "--store=" + database.uri()))
                    .as(err.toString())
                    .isZero();

            assertThat(out.toString()).contains("Users that were rewritten: 1");
            assertThat(documents.countDocuments(Filters.eq("formatVersion", 2))).isEqualTo(2);
            assertThat(users.find("ada")).contains(ada);
        }
    }

    @Test
    void aStoreWithOneFormatHasNothingToRewrite() {
        String uri = "sqlite:" + folder.resolve("scim.db");
        new StoreFinder().open(uri, Clock.systemUTC()).close();
        assertThat(run("upgrade", "--store=" + uri)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Users that were rewritten: 0");
    }

    @Test
    void aStoreThatIsNotThereIsNotUpgraded() {
        assertThat(run("upgrade", "--store=sqlite:" + folder.resolve("nowhere.db")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Not finished: there is no file of the store");
    }

    private static UserDocument named(String name) {
        return UserDocument.ofJson("{\"userName\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return Main.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
