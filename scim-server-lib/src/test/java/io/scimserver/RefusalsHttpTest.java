package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that whatever is wrong with a request, the response is a SCIM error and the next request works. */
class RefusalsHttpTest {

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

    @ParameterizedTest(name = "{0} {1} is answered {2}")
    @CsvSource({
        "GET,    /Nothing,                 404",
        "GET,    /Users/unknown,           404",
        "GET,    /Users/a/b,               404",
        "GET,    /Schemas/urn:none,        404",
        "GET,    /ResourceTypes/Group,     404",
        "GET,    /scim/v2/Users,           404",
        "POST,   /Users/some-id,           405",
        "PUT,    /Users,                   405",
        "PATCH,  /Users,                   405",
        "DELETE, /Users,                   405",
        "OPTIONS,/Users,                   405",
        "FOO,    /Users,                   405",
        "POST,   /Schemas,                 405",
        "DELETE, /ServiceProviderConfig,   405",
        "PUT,    /ResourceTypes,           405",
        "GET,    /Schemas?filter=id%20pr,  403",
        "GET,    /ResourceTypes?filter=x,  403",
        "GET,    /Me,                      501",
        "PATCH,  /Me,                      501",
        "POST,   /Groups,                  501",
        "GET,    /Groups/1,                501",
        "DELETE, /Groups/1,                501",
    })
    void theStatusSaysWhatIsWrong(String method, String path, int status) {
        ScimClient.Response refused = client.send(method, path, null, Map.of());

        assertIsScimError(refused, status);
        assertThat(client.get("/Users").status()).isEqualTo(200);
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        assertThat(client.delete("/Users").header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(client.post("/Users/1", user("x", "")).header("Allow")).isEqualTo("DELETE, GET, HEAD, PATCH, PUT");
    }

    @ParameterizedTest(name = "{0} {1} is answered 405, whatever its media type")
    @CsvSource({
        "POST,  /ServiceProviderConfig",
        "PUT,   /ServiceProviderConfig",
        "PATCH, /ServiceProviderConfig",
        "POST,  /ResourceTypes",
        "PATCH, /ResourceTypes/User",
        "POST,  /Schemas",
        "PUT,   /Schemas",
        "PATCH, /Schemas",
        "POST,  /Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
        "POST,  /openapi.json",
        "PUT,   /Users",
        "PATCH, /Users",
        "POST,  /Users/some-id",
        "PUT,   /Users/.search",
        "PUT,   /.search",
        "PUT,   /Bulk",
        "PATCH, /Bulk",
        "DELETE,/Bulk",
        "POST,  /",
    })
    void aWrongMethodComesBeforeAWrongMediaType(String method, String path) {
        // Grizzly itself refuses a DELETE with a body
        String body = method.equals("DELETE") ? null : "x";
        for (String type : new String[] {"text/plain", "application/xml", "multipart/form-data; boundary=x", "/", ""}) {
            ScimClient.Response refused = client.send(method, path, body, Map.of("Content-Type", type));

            assertIsScimError(refused, 405);
            assertThat(refused.header("Allow")).isNotEmpty();
        }
        Map<String, String> compressed = Map.of("Content-Encoding", "gzip");
        assertIsScimError(client.send(method, path, body, compressed), 405);
        assertIsScimError(client.send(method, path, null, Map.of()), 405);
    }

    @Test
    void aNameThatIsTakenIsRefusedWithWhetherItsHolderIsActive() {
        client.post("/Users", user("leaver", "\"active\":false,\"displayName\":\"Secret Leaver\""));
        client.post("/Users", user("worker", ""));
        String other = client.createUser("other").id();

        ScimClient.Response inactive = client.createUser("Leaver");
        ScimClient.Response renamed =
                client.patchWith("/Users/" + other, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"leaver\"}");
        ScimClient.Response replaced = client.put("/Users/" + other, user("worker", ""));

        for (ScimClient.Response refused : new ScimClient.Response[] {inactive, renamed}) {
            assertIsScimError(refused, 409);
            assertThat(refused.body().path("detail").asText())
                    .contains("is inactive")
                    .doesNotContain("Secret");
        }
        assertIsScimError(replaced, 409);
        assertThat(replaced.body().path("detail").asText()).contains("is active");
        assertThat(BulkRequests.bulk(
                                client,
                                BulkRequests.create("1", user("leaver", "")),
                                BulkRequests.create("2", user("worker", "")))
                        .findValuesAsText("detail"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("is inactive"),
                        second -> assertThat(second).contains("is active"));
    }

    @Test
    void aDoubledBaseUrlIsExplained() {
        assertThat(client.get("/scim/v2/Users").body().path("detail").asText())
                .contains("twice")
                .contains(server.url() + " ");
    }

    @Test
    void withoutATokenEveryPathIsAnswered401() {
        ScimClient nobody = server.client("");
        for (String path : new String[] {"/Users", "/Users/1", "/Schemas", "/Nothing", "/Groups", "/", "/Bulk"}) {
            ScimClient.Response refused = nobody.get(path);
            assertIsScimError(refused, 401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "\"text\"",
                "null",
                "{",
                "{} {}",
                "{\"userName\":\"a\",\"userName\":\"b\"}",
                "{\"userName\":NaN}",
                "{'userName':'a'}",
                "\uFEFF{\"a\":1",
                "{\"userName\":\"a\"} trailing"
            })
    void aBodyThatIsNotOneJsonObjectIsInvalidSyntax(String body) {
        ScimClient.Response refused = client.post("/Users", body);

        assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidSyntax");
    }

    @Test
    void deepNestingIsRefused() {
        ScimClient.Response refused = client.post("/Users", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");

        assertIsScimError(refused, 400);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        String body = user("large", "\"title\":\"" + "x".repeat(1 << 20) + "\"");

        assertIsScimError(client.post("/Users", body), 413);
        assertThat(client.find("userName eq \"large\"")
                        .body()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] body = user("broken-#", "").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        body[new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0xFC;
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/Users"))
                .header("Authorization", "Bearer " + RunningScimServer.ACME)
                .header("Content-Type", "application/scim+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();

        assertIsScimError(ScimClient.send(request), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "application/x-www-form-urlencoded", "garbage", "application/scim+json2"})
    void aBodyOfAnotherMediaTypeIsAnswered415(String type) {
        ScimClient.Response refused = client.send("POST", "/Users", user("typed", ""), Map.of("Content-Type", type));

        assertIsScimError(refused, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/scim+json;charset=ISO-8859-1",
                "APPLICATION/JSON"
            })
    void jsonIsTakenByAnyOfItsNames(String type) {
        String name = "typed-" + type.hashCode();

        assertThat(client.send("POST", "/Users", user(name, ""), Map.of("Content-Type", type))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCompressedBodyIsAnswered415() {
        String body = user("compressed", "");

        assertIsScimError(client.send("POST", "/Users", body, Map.of("Content-Encoding", "gzip")), 415);
        assertThat(client.send("POST", "/Users", body, Map.of("Content-Encoding", "identity"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aResponseThatNobodyCanReadIsRefused() {
        assertIsScimError(client.get("/Users", Map.of("Accept", "text/html")), 406);
        assertIsScimError(client.get("/Users", Map.of("Accept", "garbage")), 406);
        assertThat(client.get("/Users", Map.of("Accept", "application/json")).header("Content-Type"))
                .isEqualTo("application/scim+json");
        assertThat(client.get("/Users", Map.of("Accept", "text/html, */*;q=0.1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void groupsAreAnEmptyListAndNothingElse() {
        ScimClient.Response groups = client.get("/Groups?filter=displayName%20eq%20%22x%22");

        assertThat(groups.status()).isEqualTo(200);
        assertThat(groups.body().path("totalResults").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%0d%0aX-Evil:1",
                "%F0%9F%98%80",
                "%7B%22$ne%22:null%7D",
                "'%20or%201=1",
                "507f1f77bcf86cd799439011",
                ".search2",
                "null"
            })
    void anOddIdIsAnIdThatNobodyHas(String id) {
        ScimClient.Response refused = client.get("/Users/" + id);

        assertIsScimError(refused, 404);
        assertThat(refused.header("X-Evil")).isEmpty();
    }

    static void assertIsScimError(ScimClient.Response response, int status) {
        assertThat(response.status()).as("%s", response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(response.body().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(response.body().path("status").isTextual()).isTrue();
        assertThat(response.body().path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(response.body().path("detail").asText()).isNotBlank();
        assertThat(response.raw().body()).doesNotContain("Exception").doesNotContain("at com.", "at io.", "java.");
    }
}
