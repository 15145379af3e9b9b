package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.Rehire;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkCreatesHttpTest {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private RunningScimServer server = startWith(Rehire.NEVER);
    private ScimClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void independentCreatesReachTheStoreInOneCall() {
        JsonNode response = bulk("", create("ada", ""), create("bob", ""), create("carl", ""));

        assertThat(statuses(response)).containsExactly("ada 201", "bob 201", "carl 201");
        assertThat(calls).containsExactly("createAll of 3");
    }

    @Test
    void aBadCreateInTheMiddleSpoilsNoOther() {
        client.createUser("bob");
        calls.clear();

        JsonNode response = bulk(
                "",
                create("ada", ""),
                create("bob", ""),
                create("nobody", "\"active\":\"perhaps\""),
                create("carl", ""));

        assertThat(statuses(response)).containsExactly("ada 201", "bob 409", "nobody 400", "carl 201");
        assertThat(response.at("/Operations/1/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(response.at("/Operations/2/response/scimType").asText()).isEqualTo("invalidValue");
        assertThat(calls).containsExactly("createAll of 3");
    }

    @Test
    void aSuccessfulCreateIsAnsweredWithItsLocationAndVersion() {
        JsonNode operation = bulk("", create("ada", ""), create("bob", "")).at("/Operations/1");

        ScimClient.Response bob = client.find("userName eq \"bob\"");
        JsonNode meta = bob.body().at("/Resources/0/meta");
        assertThat(operation.path("method").asText()).isEqualTo("POST");
        assertThat(operation.path("location")).isEqualTo(meta.path("location"));
        assertThat(operation.path("version")).isEqualTo(meta.path("version"));
    }

    @Test
    void aMalformedOperationEndsABatchAndSpoilsNoOther() {
        JsonNode response = bulk(
                "",
                create("ada", ""),
                create("bob", ""),
                "{\"method\":\"POST\"}",
                create("ada", ""),
                create("carl", ""));

        assertThat(statuses(response)).containsExactly("ada 201", "bob 201", " 400", "ada 400", "carl 201");
    }

    @Test
    void aCreateThatRefersToAnotherOfTheRequestComesAfterIt() {
        JsonNode response = bulk(
                "",
                create("boss", ""),
                create("ada", managedBy("boss")),
                create("bob", managedBy("late")),
                create("late", ""));

        assertThat(statuses(response)).containsExactly("boss 201", "ada 201", "bob 201", "late 201");
        assertThat(managerOf("ada")).isEqualTo(idOf("boss"));
        assertThat(managerOf("bob")).isEqualTo(idOf("late"));
    }

    @Test
    void whoRefersToAUserOfAnEarlierBatchGoesTogether() {
        bulk(
                "",
                create("boss", ""),
                create("other", ""),
                create("ada", managedBy("boss")),
                create("bob", managedBy("boss")));

        assertThat(calls).containsExactly("createAll of 2", "createAll of 2");
        assertThat(managerOf("bob")).isEqualTo(idOf("boss"));
    }

    @Test
    void aRequestThatStopsAtErrorsCreatesNobodyAfterwards() {
        client.createUser("bob");
        calls.clear();

        JsonNode response = bulk("\"failOnErrors\":1,", create("ada", ""), create("bob", ""), create("carl", ""));

        assertThat(statuses(response)).containsExactly("ada 201", "bob 409");
        assertThat(calls).containsExactly("create", "create");
    }

    @Test
    void aLongRunOfCreatesReachesTheStoreAHundredAtATime() {
        bulk("", IntStream.range(0, 230).mapToObj(i -> create("u" + i, "")).toArray(String[]::new));

        assertThat(calls).containsExactly("createAll of 100", "createAll of 100", "createAll of 30");
        assertThat(client.get("/Users").body().path("totalResults").asInt()).isEqualTo(230);
    }

    @Test
    void whereACreateMayBringAUserBackTheyGoOneByOne() {
        server.close();
        server = startWith(Rehire.BY_USER_NAME);
        client = server.client();
        String former = client.post("/Users", ScimClient.user("ada", "\"active\":false"))
                .id();

        JsonNode response = bulk("", create("ada", ""), create("bob", ""));

        assertThat(statuses(response)).containsExactly("ada 201", "bob 201");
        assertThat(idOf("ada")).isEqualTo(former);
        assertThat(calls).doesNotContain("createAll of 2");
    }

    private RunningScimServer startWith(Rehire rehire) {
        UserStores stores = new InMemoryUserStores(Clock.systemUTC());
        return RunningScimServer.start(
                builder -> builder.users(tenant -> new CountedStore(stores.forTenant(tenant), calls))
                        .rehire(rehire));
    }

    private JsonNode bulk(String members, String... operations) {
        ScimClient.Response response = client.post(
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]," + members + "\"Operations\":["
                        + String.join(",", operations) + "]}");
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }

    /** Returns a create whose bulkId is the userName. */
    private static String create(String userName, String more) {
        return "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + userName + "\",\"data\":"
                + ScimClient.user(userName, more) + "}";
    }

    private static String managedBy(String bulkId) {
        return "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"bulkId:"
                + bulkId + "\"}}";
    }

    private static List<String> statuses(JsonNode response) {
        return operations(response)
                .map(result -> result.path("bulkId").asText() + " "
                        + result.path("status").asText())
                .collect(Collectors.toList());
    }

    private static Stream<JsonNode> operations(JsonNode response) {
        return StreamSupport.stream(response.path("Operations").spliterator(), false);
    }

    private String idOf(String userName) {
        return found(userName).path("id").asText();
    }

    private String managerOf(String userName) {
        return found(userName)
                .path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                .at("/manager/value")
                .asText();
    }

    private JsonNode found(String userName) {
        return client.find("userName eq \"" + userName + "\"").body().at("/Resources/0");
    }
}
