package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.CuttingProxy;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.SharedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the responses while the database cannot be reached, and afterwards, without a restart. */
class DatabaseCutTest {

    private static final String READY = "//health/ready";

    private SharedDatabase database;
    private CuttingProxy proxy;
    private RunningServer server;
    private ScimCaller caller;

    @BeforeEach
    void start() throws Exception {
        database = SharedDatabase.startMongo();
        proxy = new CuttingProxy(database.address());
        server =
                RunningServer.start(Map.of("SCIM_TOKEN", RunningServer.TOKEN), "--store=" + database.uriThrough(proxy));
        caller = new ScimCaller(server.url(), RunningServer.TOKEN);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        proxy.close();
        database.close();
    }

    @Test
    void aCreateWhoseAnswerWasLostIsAnsweredByWhatTheDatabaseHas() throws Exception {
        assertThat(caller.countOf("bob")).isZero();
        proxy.cutResponsesTo("insert");

        ScimCaller.Response created = caller.create("bob");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(caller.get("/Users/" + created.json().get("id").textValue()).status())
                .isEqualTo(200);
        assertThat(caller.countOf("bob")).isEqualTo(1);
    }

    @Test
    void aCreateThatIsTriedAgainAfterAnUnknownOutcomeEndsWithOneUser() throws Exception {
        assertThat(caller.countOf("bob")).isZero();
        proxy.cutFrom("insert");
        assertUnavailable(caller.create("bob"));
        proxy.restore();
        awaitReady();

        assertThat(caller.create("bob").status())
                .as("the first attempt had reached the database")
                .isEqualTo(409);
        assertThat(caller.countOf("bob")).isEqualTo(1);
    }

    @Test
    void withoutItsDatabaseItSaysSoAndNothingElseAndRecoversByItself() throws Exception {
        String id = caller.create("ada").json().get("id").textValue();
        assertThat(caller.get(READY).status()).isEqualTo(200);
        proxy.cutEverything();

        List<ScimCaller.Response> responses = ScimCaller.atOnce(7, number -> askForSomething(number, id));

        assertThat(responses.subList(0, 6)).allSatisfy(DatabaseCutTest::assertUnavailable);
        assertThat(responses.get(6).status()).as("readiness").isEqualTo(503);
        proxy.restore();
        awaitReady();
        assertThat(caller.get("/Users/nobody").status()).isEqualTo(404);
        assertThat(caller.create("ada").status()).isIn(201, 409);
        assertThat(caller.countOf("ada")).isEqualTo(1);
    }

    @Test
    void withoutItsDatabaseNobodyIsKnownAndEveryRequestSaysSo() throws Exception {
        ScimCaller unknown = new ScimCaller(server.url(), "not-seen-before");
        proxy.cutEverything();

        List<ScimCaller.Response> responses = ScimCaller.atOnce(3, number -> switch (number) {
            case 0 -> unknown.create("ada");
            case 1 -> unknown.get("//wrong/url");
            default -> unknown.send("POST", "//wrong/url", "{}");
        });

        assertThat(responses).allSatisfy(DatabaseCutTest::assertUnavailable);
    }

    private ScimCaller.Response askForSomething(int number, String id) throws Exception {
        return switch (number) {
            case 0 -> caller.get("/Users/" + id);
            case 1 -> caller.get("/Users?filter=userName%20eq%20%22ada%22");
            case 2 -> caller.create("ada");
            case 3 -> caller.create("eve");
            case 4 -> caller.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
            case 5 -> caller.send("DELETE", "/Users/nobody", "");
            default -> caller.get(READY);
        };
    }

    private static void assertUnavailable(ScimCaller.Response response) throws Exception {
        assertThat(response.status()).as(response.text()).isEqualTo(503);
        assertThat(response.retryAfter())
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
        assertThat(response.json().at("/schemas/0").textValue())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(response.text()).contains("\"detail\"").doesNotContain("com.mongodb", "127.0.0.1");
    }

    /** Awaits readiness. Every check takes as long as the driver waits for a database, so there is an end to it. */
    private void awaitReady() throws Exception {
        int attempts = 1;
        while (caller.get(READY).status() != 200) {
            assertThat(attempts++).isLessThan(5);
        }
    }
}
