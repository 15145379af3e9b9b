package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.CuttingProxy;
import io.scimserver.example.support.CuttingProxy.Fate;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.SharedDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests of the responses if the connection to PostgreSQL ends at a commit: before it arrived, or when it was carried out
 * and not yet acknowledged. On a server that the environment names: the build selects it only then.
 */
@Tag("postgres")
class CommitCutTest {

    private static final String INSERT = "insert into scim_user";
    private static final String UPDATE = "update scim_user";
    private static final String DELETE = "delete from scim_user";

    private static final String RENAME = "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"lovelace\"}";

    private SharedDatabase database;
    private CuttingProxy proxy;
    private RunningServer server;
    private ScimCaller caller;

    @BeforeEach
    void start() throws Exception {
        database = SharedDatabase.startPostgres();
        proxy = new CuttingProxy(database.address());
        // The driver would otherwise leave out the text of a statement that it has sent some times.
        String store = database.uriThrough(proxy) + "&prepareThreshold=0";
        server = RunningServer.start(Map.of("SCIM_TOKEN", RunningServer.TOKEN), "--store=" + store);
        caller = new ScimCaller(server.url(), RunningServer.TOKEN);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        proxy.close();
        database.close();
    }

    @Test
    void aCreateThatWasCommittedIsAnsweredByWhatTheDatabaseHas() throws Exception {
        proxy.cutCommitOf(INSERT, Fate.CUT_RESPONSE);

        ScimCaller.Response created = caller.create("ada");

        assertCut(created, 201);
        assertThat(caller.get("/Users/" + created.id()).json()).isEqualTo(created.json());
        assertThat(caller.countOf("ada")).isEqualTo(1);
        assertThat(caller.create("ada").status()).isEqualTo(409);
    }

    @Test
    void aCreateThatWasNotCommittedIsNotKnownAndCanBeTriedAgain() throws Exception {
        proxy.cutCommitOf(INSERT, Fate.CUT_REQUEST);

        assertNotKnown(caller.create("ada"));

        assertThat(caller.countOf("ada")).isZero();
        assertThat(caller.create("ada").status()).isEqualTo(201);
        assertThat(caller.countOf("ada")).isEqualTo(1);
    }

    @Test
    void aCreateWhoseInsertWasCutHasChangedNothing() throws Exception {
        proxy.cutResponsesTo(INSERT);

        ScimCaller.Response created = caller.create("ada");
        proxy.restore();

        assertThat(created.status()).as(created.text()).isEqualTo(503);
        assertThat(created.text()).contains("nothing was changed");
        assertThat(caller.countOf("ada")).isZero();
        assertThat(caller.create("ada").status()).isEqualTo(201);
    }

    @Test
    void usersOfABulkRequestThatWasCommittedAreAnsweredByWhatTheDatabaseHas() throws Exception {
        proxy.cutCommitOf(INSERT, Fate.CUT_RESPONSE);

        ScimCaller.Response bulk = caller.send("POST", "/Bulk", bulkOf("ada", "bob", "eve"));

        assertCut(bulk, 200);
        assertThat(bulk.json().get("Operations"))
                .hasSize(3)
                .allSatisfy(operation ->
                        assertThat(operation.path("status").asText()).isEqualTo("201"));
        assertThat(caller.countOf("ada") + caller.countOf("bob") + caller.countOf("eve"))
                .isEqualTo(3);
    }

    @Test
    void usersOfABulkRequestThatWasNotCommittedAreNotKnown() throws Exception {
        proxy.cutCommitOf(INSERT, Fate.CUT_REQUEST);

        ScimCaller.Response bulk = caller.send("POST", "/Bulk", bulkOf("ada", "bob", "eve"));

        assertCut(bulk, 200);
        assertThat(bulk.json().get("Operations"))
                .hasSize(3)
                .allSatisfy(operation ->
                        assertThat(operation.path("status").asText()).isEqualTo("503"));
        assertThat(caller.countOf("ada") + caller.countOf("bob") + caller.countOf("eve"))
                .isZero();
    }

    @Test
    void aRenameThatWasCommittedIsAnsweredByWhatTheDatabaseHas() throws Exception {
        String id = caller.create("ada").id();
        proxy.cutCommitOf(UPDATE, Fate.CUT_RESPONSE);

        ScimCaller.Response renamed = caller.patch(id, RENAME);

        assertCut(renamed, 200);
        assertThat(caller.get("/Users/" + id).json()).isEqualTo(renamed.json());
        assertThat(caller.countOf("ada")).isZero();
        assertThat(caller.countOf("lovelace")).isEqualTo(1);
    }

    @Test
    void aRenameThatWasNotCommittedIsNotKnownAndCanBeTriedAgain() throws Exception {
        ScimCaller.Response before = caller.create("ada");
        proxy.cutCommitOf(UPDATE, Fate.CUT_REQUEST);

        assertNotKnown(caller.patch(before.id(), RENAME));

        assertThat(caller.get("/Users/" + before.id()).json()).isEqualTo(before.json());
        assertThat(caller.patch(before.id(), RENAME).status()).isEqualTo(200);
        assertThat(caller.countOf("lovelace")).isEqualTo(1);
    }

    @Test
    void aDeletionThatWasCommittedIsAnsweredByWhatTheDatabaseHas() throws Exception {
        String id = caller.create("ada").id();
        proxy.cutCommitOf(DELETE, Fate.CUT_RESPONSE);

        assertCut(caller.send("DELETE", "/Users/" + id, ""), 204);

        assertThat(caller.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(caller.create("ada").status()).isEqualTo(201);
    }

    @Test
    void aDeletionThatWasNotCommittedIsNotKnownAndCanBeTriedAgain() throws Exception {
        String id = caller.create("ada").id();
        proxy.cutCommitOf(DELETE, Fate.CUT_REQUEST);

        assertNotKnown(caller.send("DELETE", "/Users/" + id, ""));

        assertThat(caller.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(caller.send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
    }

    private void assertNotKnown(ScimCaller.Response response) throws Exception {
        assertCut(response, 503);
        assertThat(response.json().at("/schemas/0").textValue())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(response.text()).contains("not known").doesNotContain("org.postgresql", "127.0.0.1");
    }

    private void assertCut(ScimCaller.Response response, int status) {
        assertThat(proxy.hasCutCommit()).as("the commit was cut").isTrue();
        assertThat(response.status()).as(response.text()).isEqualTo(status);
    }

    private static String bulkOf(String... names) {
        StringBuilder operations = new StringBuilder();
        for (String name : names) {
            operations.append(operations.isEmpty() ? "" : ",").append("""
                            {"method":"POST","path":"/Users","bulkId":"%1$s","data":{
                            "schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s"}}""".formatted(name));
        }
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[%s]}"
                .formatted(operations);
    }
}
