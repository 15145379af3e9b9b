package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.manager;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of references among the operations of a bulk request (RFC 7644 §3.7.2). */
class BulkReferencesHttpTest {

    private static final String MANAGER = "/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value";

    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start();
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":\"bulkId:boss\"}", "\"bulkId:boss\"", "[{\"value\":\"bulkId:boss\"}]"})
    void aManagerMayBeCreatedBeforeOrAfterInAnyForm(String reference) {
        JsonNode response = bulk(
                client,
                create("early", user("early", manager(reference))),
                create("boss", user("boss", "")),
                create("late", user("late", manager(reference))));

        assertThat(statuses(response)).containsExactly("201", "201", "201");
        String boss = find("boss").path("id").asText();
        assertThat(find("early").at(MANAGER).asText()).isEqualTo(boss);
        assertThat(find("late").at(MANAGER).asText()).isEqualTo(boss);
    }

    @Test
    void aReferenceIsFollowedInPathsAndPatches() {
        String ada = client.createUser("ada").id();
        String managerPath = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

        JsonNode response = bulk(
                client,
                operation("PATCH", "/Users/" + ada, BulkRequests.replace(managerPath, "\"bulkId:b\"")),
                operation("PUT", "/Users/bulkId:b", user("bob", "\"title\":\"Dr\"")),
                create("b", user("bob", "")),
                operation("PATCH", "/Users/bulkId:b", BulkRequests.replace("nickName", "\"B\"")));

        assertThat(statuses(response)).containsExactly("200", "200", "201", "200");
        assertThat(find("bob").path("title").asText()).isEqualTo("Dr");
        assertThat(find("bob").path("nickName").asText()).isEqualTo("B");
        assertThat(find("ada").at(MANAGER).asText())
                .isEqualTo(find("bob").path("id").asText());
        assertThat(response.at("/Operations/1/location").asText())
                .isEqualTo(response.at("/Operations/2/location").asText());
    }

    @Test
    void aBulkIdThatBeginsLikeAnotherIsAnother() {
        bulk(
                client,
                create("1", user("one", "")),
                create("10", user("ten", "")),
                create("x", user("member", manager("{\"value\":\"bulkId:10\"}"))));

        assertThat(find("member").at(MANAGER).asText())
                .isEqualTo(find("ten").path("id").asText());
    }

    @Test
    void theSameTextElsewhereStaysAText() {
        bulk(client, create("a", user("ada", "\"displayName\":\"bulkId:a\",\"title\":\"see bulkId:a\"")));

        assertThat(find("ada").path("displayName").asText()).isEqualTo("bulkId:a");
        assertThat(find("ada").path("title").asText()).isEqualTo("see bulkId:a");
    }

    @Test
    void aCircleIsAConflict() {
        JsonNode response = bulk(
                client,
                create("a", user("ada", manager("{\"value\":\"bulkId:b\"}"))),
                create("b", user("bob", manager("{\"value\":\"bulkId:a\"}"))),
                create("c", user("carl", manager("{\"value\":\"bulkId:c\"}"))),
                create("d", user("dora", "")));

        assertThat(statuses(response)).containsExactly("409", "409", "409", "201");
        assertThat(response.at("/Operations/2/response/detail").asText()).contains("circle");
    }

    @Test
    void aReferenceToWhatFailedIsAConflict() {
        JsonNode response = bulk(
                client,
                create("a", user("", "")),
                create("b", user("bob", manager("{\"value\":\"bulkId:a\"}"))),
                operation("DELETE", "/Users/bulkId:a", "{}"));

        assertThat(statuses(response)).containsExactly("400", "409", "409");
    }

    @Test
    void anUnknownBulkIdIsRefused() {
        JsonNode response = bulk(
                client,
                create("a", user("ada", manager("{\"value\":\"bulkId:nobody\"}"))),
                operation("DELETE", "/Users/bulkId:nobody", "{}"),
                create("b", user("bob", "")));

        assertThat(statuses(response)).containsExactly("400", "400", "201");
    }

    @Test
    void aBulkIdThatIsGivenTwiceNamesTheFirst() {
        JsonNode response = bulk(
                client,
                create("a", user("ada", "")),
                create("a", user("bob", "")),
                create("c", user("carl", manager("{\"value\":\"bulkId:a\"}"))));

        assertThat(statuses(response)).containsExactly("201", "400", "201");
        assertThat(find("carl").at(MANAGER).asText())
                .isEqualTo(find("ada").path("id").asText());
    }

    @Test
    void aBulkIdMayHoldAnyCharacterAndBeLong() {
        String bulkId = "a/b?c=d ".repeat(1_000);
        JsonNode response = bulk(
                client,
                create("b", user("bob", manager("{\"value\":\"bulkId:" + bulkId + "\"}"))),
                create(bulkId, user("ada", "")));

        assertThat(statuses(response)).containsExactly("201", "201");
        assertThat(response.at("/Operations/1/bulkId").asText()).isEqualTo(bulkId);
        assertThat(find("bob").at(MANAGER).asText())
                .isEqualTo(find("ada").path("id").asText());
    }

    private JsonNode find(String userName) {
        return client.find("userName eq \"" + userName + "\"").body().at("/Resources/0");
    }
}
