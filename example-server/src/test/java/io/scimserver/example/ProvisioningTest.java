package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of SCIM through the whole server: features that need the front and the endpoints to agree. */
class ProvisioningTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserIsCreatedFoundChangedAndDeleted() throws Exception {
        JsonNode created = create(server, "ada@example.com");
        String path = "/scim/v2/Users/" + created.at("/id").textValue();

        assertThat(json(server.get(path)).at("/userName").textValue()).isEqualTo("ada@example.com");
        Wire.Response changed = server.send(head(server, "PATCH", path) + body("""
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                         "Operations":[{"op":"Replace","path":"active","value":"False"}]}"""));
        assertThat(json(changed).at("/active").booleanValue()).isFalse();
        assertThat(server.send(server.request("DELETE", path)).status()).isEqualTo(204);
        server.get(path).scimError(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName%20eq%20\"quoted@example.com\"",
                "userName+eq+%22quoted@example.com%22",
                "userName%20eq%20%22quoted%40example.com%22&",
                "emails[type%20eq%20\"work\"]%20or%20userName%20eq%20\"quoted@example.com\""
            })
    void aFilterIsUnderstoodHoweverItIsEncoded(String filter) throws Exception {
        if (json(server.get("/scim/v2/Users?filter=userName%20eq%20%22quoted@example.com%22"))
                        .at("/totalResults")
                        .intValue()
                == 0) {
            create(server, "quoted@example.com");
        }

        assertThat(json(server.get("/scim/v2/Users?filter=" + filter))
                        .at("/totalResults")
                        .intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "%00, 404",
        "%0d%0aX-Evil:1, 404",
        "{\"$ne\":null}, 404",
        "'%27%20or%201=1', 404",
        "..%2f..%2fetc%2fpasswd, 404",
        "%252e%252e, 404",
        "../Groups, 404",
        "a/b, 404",
        ";jsessionid=x, 400",
        "%F0%9F%98%80, 404",
        "507f1f77bcf86cd799439011, 404",
        "null, 404"
    })
    void aStrangeIdIsNotFound(String id, int status) throws Exception {
        Wire.Response response = server.get("/scim/v2/Users/" + id);

        response.scimError(status);
        assertThat(response.headers()).doesNotContainKeys("x-evil", "location");
    }

    @Test
    void aVeryLongIdIsNotFound() throws Exception {
        server.get("/scim/v2/Users/" + "a".repeat(10_240)).scimError(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "get", "PUT", "DELETE"})
    void aMethodThatAUrlDoesNotTakeIsRefusedWithThoseItTakes(String method) throws Exception {
        Wire.Response response = server.send(server.request(method, "/scim/v2/Users"));

        response.scimError(405);
        assertThat(response.headers().get("allow")).contains("GET", "POST");
        assertThat(response.body()).doesNotContain(server.token());
    }

    @Test
    void aMethodOverrideIsIgnored() throws Exception {
        String path = "/scim/v2/Users/"
                + create(server, "override@example.com").at("/id").textValue();

        Wire.Response response = server.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + server.authorization()
                + "X-HTTP-Method-Override: DELETE\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(server.get(path).status()).isEqualTo(200);
    }

    @Test
    void locationsNameThePublicUrlAndNotWhatTheRequestClaims() throws Exception {
        try (RunningServer behindProxy = RunningServer.start("--base-url=https://hr.example.com/scim/v2")) {
            String request = "POST /scim/v2/Users HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Proto: ftp\r\nForwarded: host=evil.example\r\n" + behindProxy.authorization()
                    + user("ada@example.com");

            Wire.Response response = behindProxy.send(request);

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().get("location")).startsWith("https://hr.example.com/scim/v2/Users/");
            assertThat(response.body()).doesNotContain("evil");
        }
    }

    @Test
    void aLocationNamesTheServersOwnAddressWhateverTheHostHeaderSays() throws Exception {
        String path =
                "/scim/v2/Users/" + create(server, "host@example.com").at("/id").textValue();
        String request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n" + server.authorization() + "\r\n";

        assertThat(json(server.send(request)).at("/meta/location").textValue())
                .isEqualTo(server.url() + path.substring("/scim/v2".length()));
    }

    @Test
    void onEveryInterfaceALocationHasThePortOfTheHostHeaderUnlessItIsTheUsualOne() throws Exception {
        try (RunningServer everywhere = RunningServer.start("--host=0.0.0.0")) {
            checkLocationsByHost(everywhere);
        }
    }

    private static void checkLocationsByHost(RunningServer server) throws Exception {
        String path =
                "/scim/v2/Users/" + create(server, "port@example.com").at("/id").textValue();

        for (String host : new String[] {"scim.example", "scim.example:8080", "[::1]:8080"}) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + server.authorization() + "\r\n";
            assertThat(json(server.send(request)).at("/meta/location").textValue())
                    .isEqualTo("http://" + host + path);
        }
        String usual = "GET " + path + " HTTP/1.1\r\nHost: scim.example:80\r\n" + server.authorization() + "\r\n";
        assertThat(json(server.send(usual)).at("/meta/location").textValue()).isEqualTo("http://scim.example" + path);
    }

    @Test
    void aRepairedRequestIsRefusedByAStrictServer() throws Exception {
        String variant = """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bob@example.com","active":"True"}""";

        assertThat(server.send(head(server, "POST", "/scim/v2/Users") + body(variant))
                        .status())
                .isEqualTo(201);
        try (RunningServer strict = RunningServer.start("--strict")) {
            strict.send(head(strict, "POST", "/scim/v2/Users") + body(variant)).scimError(400);
        }
    }

    @Test
    void aKeepAliveConnectionServesOnAfterARefusalByAnEndpoint() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(head(server, "POST", "/scim/v2/Users") + body("{")).read().scimError(400);
            wire.send(server.request("GET", "/scim/v2/Me")).read().scimError(501);
            wire.send(server.request("GET", "/scim/v2/Nothing")).read().scimError(404);
            assertThat(wire.send(server.request("GET", "/scim/v2/Users")).read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theResponseToHeadHasNoBody() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(server.request("HEAD", "/health/live") + server.request("GET", "/health/live"));

            assertThat(wire.readHead().status()).isEqualTo(200);
            assertThat(wire.read().body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    private static JsonNode create(RunningServer server, String userName) throws Exception {
        Wire.Response response = server.send(
                "POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n" + server.authorization() + user(userName));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private static String user(String userName) {
        return "Content-Type: application/scim+json\r\n"
                + body("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + userName
                        + "\"}");
    }

    private static String head(RunningServer server, String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/scim+json\r\n"
                + server.authorization();
    }

    private static String body(String ascii) {
        return "Content-Length: " + ascii.length() + "\r\n\r\n" + ascii;
    }

    private static JsonNode json(Wire.Response response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
