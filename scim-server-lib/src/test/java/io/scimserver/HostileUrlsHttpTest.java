package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of URLs, methods and headers that lead nowhere. */
class HostileUrlsHttpTest {

    private static RunningScimServer server;
    private static ScimClient client;
    private static String path;

    @BeforeAll
    static void startServer() {
        server = RunningScimServer.start();
        client = server.client();
        path = "/Users/" + client.createUser("ada").id();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users/%2e%2e/Groups",
                "/Users/%252e%252e",
                "/Users/a/b",
                "/Users/%0d%0aX-Evil:1",
                "/Users/%20",
                "/users",
                "/Users.scim",
                "/v1/Users",
                "/v3/Users",
                "/Users/.well-known",
                "/application.wadl",
                "/Bulk/1"
            })
    void aPathThatIsNothingIsNotFound(String odd) {
        for (String method : new String[] {"GET", "DELETE"}) {
            ScimClient.Response refused = client.send(method, odd, null, Map.of());
            RefusalsHttpTest.assertIsScimError(refused, 404);
            assertThat(refused.header("X-Evil")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?foo=bar", "?a=1&a=2", "?filter2=x", "?%00=1", "?=", "?&&"})
    void whatNobodyKnowsInAQueryIsIgnored(String query) {
        assertThat(client.get("/Users" + query).status()).isEqualTo(200);
        assertThat(client.get(path + query).status()).isEqualTo(200);
    }

    @Test
    void aFilterOnOneUserIsIgnored() {
        assertThat(client.get(path + "?filter=userName%20eq").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} is answered 405 with Allow")
    @CsvSource({
        "POST,   /Users/1",
        "PUT,    /Users",
        "PATCH,  /Users",
        "DELETE, /Users",
        "GET,    /Bulk",
        "PUT,    /Bulk",
        "PATCH,  /ServiceProviderConfig",
        "PUT,    /Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
        "DELETE, /ResourceTypes/User",
        "OPTIONS, /Users/1",
        "TRACE2,  /Users/1",
        "get,     /Users"
    })
    void aMethodThatAUrlDoesNotTakeIsRefused(String method, String odd) {
        String body = method.startsWith("P") ? user("eve", "") : null;
        ScimClient.Response refused = client.send(method, odd, body, Map.of());

        RefusalsHttpTest.assertIsScimError(refused, 405);
        assertThat(refused.header("Allow")).isNotBlank().doesNotContain("OPTIONS");
        assertThat(client.get("/Users?count=0").body().path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Test
    void aMethodOverrideIsIgnored() {
        client.get(path, Map.of("X-HTTP-Method-Override", "DELETE"));
        client.send("POST", "/Users/.search", "{}", Map.of("X-HTTP-Method-Override", "DELETE"));

        assertThat(client.get(path).status()).isEqualTo(200);
    }

    @Test
    void aMediaTypeWithoutABodyDoesNoHarm() {
        Map<String, String> mediaType = Map.of("Content-Type", "text/plain");
        String id = client.createUser("bob").id();

        assertThat(client.get("/Users/" + id, mediaType).status()).isEqualTo(200);
        assertThat(client.send("DELETE", "/Users/" + id, null, mediaType).status())
                .isEqualTo(204);
    }

    @Test
    void aLocationHoldsNoWordOfTheClient() {
        try (RunningScimServer behindProxy = RunningScimServer.start(builder -> builder.config(
                ScimServerConfig.DEFAULT.withBaseUrl(java.net.URI.create("https://hr.example.com/scim/v2"))))) {
            ScimClient.Response created = behindProxy
                    .client()
                    .send(
                            "POST",
                            "/Users",
                            user("x", "\"displayName\":\"a\\r\\nX-Evil: 1\""),
                            Map.of("X-Forwarded-Host", "evil", "X-Forwarded-Proto", "ftp", "Forwarded", "host=evil"));

            assertThat(created.header("Location")).isEqualTo("https://hr.example.com/scim/v2/Users/" + created.id());
            assertThat(created.raw().headers().map().toString()).doesNotContainIgnoringCase("evil");
            assertThat(behindProxy
                            .client()
                            .get("/ServiceProviderConfig")
                            .body()
                            .at("/meta/location")
                            .asText())
                    .startsWith("https://hr.example.com/scim/v2/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/scim+json", "application/json", "*/*", "application/*", "text/html, */*;q=0.1"})
    void theResponseIsScimJsonForWhoeverReadsJson(String accept) {
        ScimClient.Response response = client.get(path, Map.of("Accept", accept));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/scim+json");
    }
}
