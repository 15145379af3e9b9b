package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of bulk requests (RFC 7644 §3.7). */
class BulkHttpTest {

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

    @Test
    void everyMethodIsCarriedOutAndAnsweredWithLocationStatusAndVersion() {
        String put = client.createUser("put").id();
        String patch = client.createUser("patch").id();
        String delete = client.createUser("delete").id();

        JsonNode response = bulk(
                client,
                create("a", user("posted", "")),
                operation("PUT", "/Users/" + put, user("put", "\"title\":\"T\"")),
                operation("PATCH", "/Users/" + patch, BulkRequests.replace("title", "\"P\"")),
                "{\"method\":\"DELETE\",\"path\":\"/Users/" + delete + "\",\"bulkId\":\"gone\"}");

        assertThat(response.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        assertThat(statuses(response)).containsExactly("201", "200", "200", "204");
        assertThat(response.at("/Operations/0/bulkId").asText()).isEqualTo("a");
        assertThat(response.at("/Operations/3/bulkId").asText()).isEqualTo("gone");
        assertThat(response.at("/Operations/3/version").isMissingNode()).isTrue();
        assertThat(response.at("/Operations/3/location").asText()).isEqualTo(server.url() + "/Users/" + delete);
        for (int i = 0; i < 3; i++) {
            JsonNode result = response.path("Operations").path(i);
            JsonNode user = userAt(result);
            assertThat(result.path("status").isTextual()).isTrue();
            assertThat(result.has("response")).isFalse();
            assertThat(user.at("/meta/location").asText())
                    .isEqualTo(result.path("location").asText());
            assertThat(user.at("/meta/version").asText())
                    .isEqualTo(result.path("version").asText());
        }
        assertThat(client.get("/Users/" + put).body().path("title").asText()).isEqualTo("T");
        assertThat(client.get("/Users/" + patch).body().path("title").asText()).isEqualTo("P");
        assertThat(client.get("/Users/" + delete).status()).isEqualTo(404);
    }

    @Test
    void aThousandUsersAreCreatedTogether() {
        String[] creates = IntStream.range(0, 1_000)
                .mapToObj(i -> create("b" + i, user("user-" + i, "")))
                .toArray(String[]::new);

        JsonNode response = bulk(client, creates);

        assertThat(statuses(response)).hasSize(1_000).containsOnly("201");
        assertThat(response.findValuesAsText("location")).doesNotHaveDuplicates();
        assertThat(client.get("/Users?count=0").body().path("totalResults").asInt())
                .isEqualTo(1_000);
    }

    @Test
    void aMalformedOperationSpoilsNoOther() {
        JsonNode response = bulk(
                client,
                create("a", user("first", "")),
                "5",
                "{}",
                operation("GET", "/Users", "{}"),
                operation("PATCH", "/Users/1", "[]"),
                create("b", "{\"schemas\":[\"urn:x\"],\"userName\":\"other schemas\"}"),
                create("c", user("first", "")),
                create("d", user("last", "")));

        assertThat(statuses(response)).containsExactly("201", "400", "400", "400", "400", "400", "409", "201");
        assertThat(response.at("/Operations/6/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(response.at("/Operations/6/location").isMissingNode()).isTrue();
    }

    @Test
    void aFailureIsAnsweredWithAnErrorAndTheLocationOfWhatItWasAbout() {
        String id = client.createUser("ada").id();
        JsonNode response = bulk(
                client,
                operation("PATCH", "/Users/" + id, BulkRequests.replace("active", "\"perhaps\"")),
                operation("DELETE", "/Users/unknown", "{}"));

        assertThat(statuses(response)).containsExactly("400", "404");
        assertThat(response.at("/Operations/0/location").asText()).isEqualTo(server.url() + "/Users/" + id);
        assertThat(response.at("/Operations/1/location").asText()).isEqualTo(server.url() + "/Users/unknown");
        for (JsonNode result : response.path("Operations")) {
            JsonNode error = result.path("response");
            assertThat(error.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(error.path("status")).isEqualTo(result.path("status"));
            assertThat(error.path("detail").asText()).isNotBlank();
        }
    }

    @Test
    void withoutALimitEveryOperationIsTried() {
        assertThat(statuses(bulk(client, "{}", "{}", create("a", user("ada", "")))))
                .containsExactly("400", "400", "201");
    }

    @Test
    void failOnErrorsStopsAfterSoManyAndListsNothingThatWasNotTried() {
        JsonNode response = bulk(client, 2, create("a", user("ada", "")), "{}", "{}", create("b", user("bob", "")));

        assertThat(statuses(response)).containsExactly("201", "400", "400");
        assertThat(client.get("/Users?count=0").body().path("totalResults").asInt())
                .isEqualTo(1);
        assertThat(statuses(bulk(client, 1, "{}", create("b", user("bob", "")))))
                .containsExactly("400");
    }

    @Test
    void aVersionIsAPrecondition() {
        ScimClient.Response ada = client.createUser("ada");
        String path = "/Users/" + ada.id();
        String version = ada.header("ETag").replace("\"", "\\\"");
        String first = "{\"method\":\"PATCH\",\"path\":\"" + path + "\",\"version\":\"" + version + "\",\"data\":"
                + BulkRequests.replace("title", "\"first\"") + "}";
        String second = first.replace("first", "second");
        String delete = "{\"method\":\"DELETE\",\"path\":\"" + path + "\",\"version\":\"" + version + "\"}";

        assertThat(statuses(bulk(client, first, second, delete))).containsExactly("200", "412", "412");
        assertThat(client.get(path).body().path("title").asText()).isEqualTo("first");
    }

    @Test
    void operationsSeeWhatThoseBeforeThemDid() {
        JsonNode response = bulk(
                client,
                create("a", user("ada", "")),
                operation("PATCH", "/Users/bulkId:a", BulkRequests.replace("title", "\"Dr\"")),
                operation("DELETE", "/Users/bulkId:a", "{}"),
                create("b", user("ada", "")));

        assertThat(statuses(response)).containsExactly("201", "200", "204", "201");
    }

    @Test
    void manyForwardReferencesInARowAreFollowed() {
        int length = 1_000;
        String[] chain = IntStream.range(0, length)
                .mapToObj(i -> create(
                        "b" + i,
                        user(
                                "user-" + i,
                                i == length - 1
                                        ? ""
                                        : BulkRequests.manager("{\"value\":\"bulkId:b" + (i + 1) + "\"}"))))
                .toArray(String[]::new);

        assertThat(statuses(bulk(client, chain)).stream().collect(Collectors.toSet()))
                .containsExactly("201");
    }

    private JsonNode userAt(JsonNode result) {
        return client.get(
                        result.path("location").asText().substring(server.url().length()))
                .body();
    }
}
