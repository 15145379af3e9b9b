package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of searches by a body, which leave no names in URLs (RFC 7644 §3.4.3). */
class SearchRequestHttpTest {

    private static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    private static RunningScimServer server;
    private static ScimClient client;

    @BeforeAll
    static void startServer() {
        server = RunningScimServer.start();
        client = server.client();
        for (String name : new String[] {"ada", "bob", "carl", "dora", "eve"}) {
            client.post("/Users", user(name, "\"title\":\"Dr\",\"emails\":[{\"value\":\"" + name + "@x.org\"}]"));
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /Users                                | {}
            /Users?count=2&startIndex=2           | {"count":2,"startIndex":2}
            /Users?count=0                        | {"count":0}
            /Users?count=-1&startIndex=-1         | {"count":-1,"startIndex":-1}
            /Users?filter=userName%20gt%20%22b%22 | {"filter":"userName gt \\"b\\""}
            /Users?sortBy=userName&sortOrder=descending | {"sortBy":"userName","sortOrder":"descending"}
            /Users?attributes=userName,emails.value | {"attributes":["userName","emails.value"]}
            /Users?excludedAttributes=emails      | {"excludedAttributes":["emails"]}
            /Users                                | {"filter":null,"attributes":[],"nobodyKnows":1}
            """)
    void bothPathsAnswerWhatTheSameGetAnswers(String get, String search) {
        JsonNode expected = client.get(get).body();

        for (String path : new String[] {"/Users/.search", "/.search"}) {
            ScimClient.Response found = search(path, search.replace("\\\\", "\\"));
            assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
            assertThat(found.body()).as(path).isEqualTo(expected);
        }
        assertThat(expected.path("totalResults").asInt()).isPositive();
    }

    @Test
    void aWalkByCursorMayBeAskedInABody() {
        JsonNode first =
                search("/Users/.search", "{\"cursor\":\"\",\"count\":3}").body();
        String cursor = first.path("nextCursor").asText();
        JsonNode second = search("/Users/.search", "{\"cursor\":\"" + cursor + "\",\"count\":3}")
                .body();

        assertThat(first.findValuesAsText("userName")).containsExactly("ada", "bob", "carl");
        assertThat(second.findValuesAsText("userName")).containsExactly("dora", "eve");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemas\":\"" + SEARCH + "\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"x\"}",
                "[]",
                ""
            })
    void whatIsNoSearchRequestIsInvalidSyntax(String body) {
        for (String path : new String[] {"/Users/.search", "/.search"}) {
            ScimClient.Response refused = client.post(path, body);
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.scimType()).isEqualTo("invalidSyntax");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "filter":5                     | invalidValue
            "filter":["userName pr"]       | invalidValue
            "filter":""                    | invalidFilter
            "filter":"userName eq"         | invalidFilter
            "count":"five"                 | invalidValue
            "count":"1.5"                  | invalidValue
            "count":1.5                    | invalidValue
            "count":true                   | invalidValue
            "attributes":"userName"        | invalidValue
            "attributes":[1]               | invalidValue
            "excludedAttributes":{}        | invalidValue
            "sortBy":{}                    | invalidValue
            "cursor":7                     | invalidValue
            "cursor":"","startIndex":1     | invalidValue
            "cursor":"","count":"five"     | invalidCount
            "attributes":["id"],"excludedAttributes":["name"] | invalidValue
            """)
    void aMemberOfTheWrongTypeIsRefused(String member, String scimType) {
        ScimClient.Response refused = search("/Users/.search", "{" + member + "}");

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo(scimType);
    }

    @Test
    void aReadOnlyTokenMaySearch() {
        ScimClient reader = server.client(RunningScimServer.ACME_READ_ONLY);

        for (String path : new String[] {"/Users/.search", "/.search"}) {
            ScimClient.Response found = reader.post(path, "{\"schemas\":[\"" + SEARCH + "\"],\"count\":0}");
            assertThat(found.body().path("totalResults").asInt()).isEqualTo(5);
        }
    }

    @Test
    void thereIsNoResourceCalledSearch() {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            ScimClient.Response refused =
                    client.send(method, "/Users/.search", method.equals("PUT") ? user("x", "") : null, Map.of());
            assertThat(refused.status()).as(method).isBetween(404, 405);
        }
    }

    private static ScimClient.Response search(String path, String members) {
        String more = members.equals("{}") ? "}" : "," + members.substring(1);
        return client.post(path, "{\"schemas\":[\"" + SEARCH + "\"]" + more);
    }
}
