package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.message;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the refusals of bulk requests. */
class BulkRefusalsHttpTest {

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

    @ParameterizedTest(name = "{0} {1} is answered {2}")
    @CsvSource({
        "PUT,    https://example.com/scim/v2/Users/1, 400",
        "PUT,    //example.com/Users/1,               400",
        "PUT,    /Users/../admin,                     400",
        "PUT,    /../admin,                           400",
        "PUT,    /Users/..,                           400",
        "PUT,    /Users/%2e%2e,                       404",
        "PUT,    /Users/%zz,                          400",
        "PUT,    /Users/1?attributes=id,              400",
        "PUT,    /Users/1/name,                       400",
        "PUT,    /Users,                              400",
        "PUT,    '',                                  400",
        "PUT,    /Users/unknown,                      404",
        "POST,   /Bulk,                               400",
        "POST,   /Users/.search,                      400",
        "POST,   /Users/1,                            400",
        "POST,   /Users?x=y,                          400",
        "POST,   /Schemas,                            400",
        "POST,   /Groups,                             501",
        "PATCH,  /Me,                                 501",
        "DELETE, /Users,                              400",
        "DELETE, /ServiceProviderConfig,              400",
        "GET,    /Users/1,                            400",
        "HEAD,   /Users/1,                            400",
        "post,   /Users,                              400",
        "'',     /Users,                              400",
    })
    void anOperationOnSomethingElseIsRefusedAlone(String method, String path, String status) {
        String odd = "{\"method\":\"" + method + "\",\"path\":\"" + path + "\",\"bulkId\":\"odd\",\"data\":"
                + user("eve", "") + "}";

        assertThat(statuses(bulk(client, odd, create("b", user("bob", ""))))).containsExactly(status, "201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"text\"",
                "{\"method\":null,\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":{}}",
                "{\"method\":5,\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":{}}",
                "{\"method\":\"POST\",\"path\":5,\"bulkId\":\"a\",\"data\":{}}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\"}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":null}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":\"{}\"}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":[]}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":5,\"data\":{}}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"\",\"data\":{}}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"data\":{}}",
                "{\"method\":\"POST\",\"METHOD\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":{}}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/1\",\"version\":5}"
            })
    void aMalformedOperationIsRefusedAlone(String malformed) {
        JsonNode response = bulk(client, malformed, create("b", user("bob", "")));

        assertThat(statuses(response)).containsExactly("400", "201");
        assertThat(response.at("/Operations/0/response/scimType").asText()).startsWith("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"1\"", "1.5", "true", "[]"})
    void failOnErrorsMustBeAWholeNumberFromOne(String limit) {
        ScimClient.Response refused =
                client.post("/Bulk", message(create("b", user("bob", "")), ",\"failOnErrors\":" + limit));

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertNothingWasDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":{}}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{}]}"
            })
    void whatIsNoBulkRequestIsInvalidSyntax(String body) {
        ScimClient.Response refused = client.post("/Bulk", body);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidSyntax");
    }

    @Test
    void tooManyOperationsAreRefusedBeforeAnyIsTried() {
        String operations = String.join(",", Collections.nCopies(1_001, create("b", user("bob", ""))));
        ScimClient.Response refused = client.post("/Bulk", message(operations, ""));

        RefusalsHttpTest.assertIsScimError(refused, 413);
        assertThat(refused.body().path("detail").asText()).contains("1000").contains("maxOperations");
        assertNothingWasDone();
    }

    @Test
    void tooLargeAPayloadIsRefusedBeforeAnyIsTried() {
        int limit = client.get("/ServiceProviderConfig")
                .body()
                .at("/bulk/maxPayloadSize")
                .asInt();
        String operations = create("b", user("bob", "")) + ","
                + create("c", user("carl", "\"title\":\"" + "x".repeat(limit) + "\""));
        ScimClient.Response refused = client.post("/Bulk", message(operations, ""));

        RefusalsHttpTest.assertIsScimError(refused, 413);
        assertThat(refused.body().path("detail").asText()).contains(String.valueOf(limit));
        assertNothingWasDone();
    }

    @Test
    void aReadOnlyTokenIsRefused() {
        ScimClient reader = server.client(RunningScimServer.ACME_READ_ONLY);

        RefusalsHttpTest.assertIsScimError(reader.post("/Bulk", message(create("b", user("bob", "")), "")), 403);
        assertNothingWasDone();
    }

    @Test
    void anotherCompanysUserIsNotFound() {
        String id = client.createUser("ada").id();
        ScimClient globex = server.client(RunningScimServer.GLOBEX);

        JsonNode response = bulk(
                globex,
                operation("DELETE", "/Users/" + id, "{}"),
                operation("PUT", "/Users/" + id, user("eve", "")),
                operation("PATCH", "/Users/" + id, BulkRequests.replace("title", "\"Dr\"")));

        assertThat(statuses(response)).containsExactly("404", "404", "404");
        assertThat(client.get("/Users/" + id).body().has("title")).isFalse();
    }

    private void assertNothingWasDone() {
        assertThat(client.get("/Users?count=0").body().path("totalResults").asInt(-1))
                .isZero();
    }
}
