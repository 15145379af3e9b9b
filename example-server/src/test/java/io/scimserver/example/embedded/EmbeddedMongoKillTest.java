package io.scimserver.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import io.scimserver.mongo.MongoUserStores;
import io.scimserver.store.AttributeType;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Test that kills a server with SIGKILL while eight threads write. */
class EmbeddedMongoKillTest {

    private static final com.unboundid.scim2.common.Path USER_NAME =
            com.unboundid.scim2.common.Path.root().attribute("userName");
    private static final int KILLS = 30;
    private static final int WRITES_BEFORE_A_KILL = 150;

    @TempDir
    Path folder;

    @RepeatedTest(KILLS)
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Map<String, String> acknowledged = writeUntilKilled();
        try (EmbeddedMongo embedded = EmbeddedMongo.start(folder);
                MongoClient client = MongoClients.create(embedded.connectionString())) {
            UserStore store = new MongoUserStores(client.getDatabase("scim")).forTenant(EmbeddedMongoWriter.TENANT);
            acknowledged.forEach((id, name) -> isThere(store, id, name));
            UserPage all = search(store, Optional.empty());
            assertThat(all.users()).hasSizeGreaterThanOrEqualTo(acknowledged.size());
            assertThat(all.users()).allSatisfy(user -> isTheOnlyOneWithItsName(store, user));
        }
    }

    /** Returns the last name that was acknowledged for each id. */
    private Map<String, String> writeUntilKilled() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        EmbeddedMongoWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, String> acknowledged = new LinkedHashMap<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                String[] idAndName = line.split(" ", -1);
                acknowledged.put(idAndName[0], idAndName[1]);
                if (acknowledged.size() == WRITES_BEFORE_A_KILL) {
                    // By its handle: the process itself would close its output, and what it acknowledged with it.
                    writer.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_A_KILL);
        return acknowledged;
    }

    private static void isThere(UserStore store, String id, String name) {
        assertThat(store.find(id).map(EmbeddedMongoKillTest::nameOf))
                .as("the user that was acknowledged, or that same user renamed when the process was killed")
                .hasValueSatisfying(found -> assertThat(found).isIn(name, name + EmbeddedMongoWriter.RENAMED));
    }

    private static void isTheOnlyOneWithItsName(UserStore store, StoredUser user) {
        Filter filter = Filter.eq(USER_NAME, TextNode.valueOf(nameOf(user)));
        assertThat(search(store, Optional.of(filter)).users())
                .extracting(StoredUser::id)
                .containsExactly(user.id());
    }

    private static UserPage search(UserStore store, Optional<Filter> filter) {
        AttributeType text = new AttributeType(AttributeDefinition.Type.STRING, false, false);
        Paging all = new Paging.Offset(1, Integer.MAX_VALUE);
        return store.search(new UserQuery(filter, Optional.empty(), all, path -> text));
    }

    private static String nameOf(StoredUser user) {
        return user.attributes().tree().path("userName").textValue();
    }
}
