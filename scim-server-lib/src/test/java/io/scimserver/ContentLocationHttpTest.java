package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The header that names the URL of the resource in a response (RFC 7643 §3.1). */
class ContentLocationHttpTest {

    private static final String HEADER = "Content-Location";

    private static RunningScimServer server;
    private static ScimClient client;

    @BeforeAll
    static void startServer() {
        server = RunningScimServer.start();
        client = server.client();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void everyResponseWithAResourceNamesItsUrl() {
        ScimClient.Response created = client.createUser("ada");
        String path = "/Users/" + created.id();
        List<ScimClient.Response> responses = List.of(
                created,
                client.get(path),
                client.get(path + "/"),
                client.put(path, ScimClient.user("ada", "")),
                client.patchWith(path, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}"),
                client.get("/ServiceProviderConfig"),
                client.get("/"),
                client.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User"),
                client.get("/ResourceTypes/User"));

        for (ScimClient.Response response : responses) {
            assertThat(response.header(HEADER))
                    .isEqualTo(response.body().at("/meta/location").asText())
                    .startsWith(server.url());
        }
        assertThat(client.get(path + "?attributes=userName").header(HEADER)).isEqualTo(server.url() + path);
    }

    @Test
    void aResponseWithoutAResourceNamesNone() {
        String path = "/Users/" + client.createUser("bob").id();
        List<ScimClient.Response> responses = List.of(
                client.get("/Users"),
                client.find("userName eq \"bob\""),
                client.post(
                        "/Users/.search", "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]}"),
                client.get("/Schemas"),
                client.get("/ResourceTypes"),
                client.get("/Users/nobody"),
                client.createUser("bob"),
                client.get(path, Map.of("If-Match", "\"other\"")),
                client.delete(path));

        responses.forEach(response -> assertThat(response.header(HEADER)).isEmpty());
    }
}
