package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of users with attributes that no well-meaning client sends. */
class HostileAttributesHttpTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private RunningScimServer server;
    private ScimClient client;
    private String path;
    private JsonNode before;

    @BeforeEach
    void startServerWithOneUser() {
        server = RunningScimServer.start();
        client = server.client();
        ScimClient.Response victim = client.post("/Users", user("victim", "\"title\":\"Dr\""));
        path = "/Users/" + victim.id();
        before = victim.body();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void whatBelongsToTheServerIsIgnoredInBodies() {
        String chosen = "\"id\":\"mine\",\"meta\":{\"version\":\"W/\\\"9\\\"\",\"created\":\"1970-01-01T00:00:00Z\"},"
                + "\"groups\":[{\"value\":\"admins\"}],\"" + ENTERPRISE
                + "\":{\"manager\":{\"value\":\"1\",\"displayName\":\"Boss\"}}";
        JsonNode posted = client.post("/Users", user("ada", chosen)).body();
        JsonNode put = client.put(path, user("victim", chosen)).body();

        for (JsonNode user : List.of(posted, put)) {
            assertThat(user.path("id").asText()).isNotEqualTo("mine");
            assertThat(user.at("/meta/created").asText()).doesNotStartWith("1970");
            assertThat(user.at("/meta/version").asText()).isNotEqualTo("W/\"9\"");
            assertThat(user.has("groups")).isFalse();
            assertThat(user.path(ENTERPRISE).path("manager").has("displayName")).isFalse();
        }
        assertThat(put.path("id")).isEqualTo(before.path("id"));
        assertThat(put.at("/meta/created")).isEqualTo(before.at("/meta/created"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "meta.created",
                "meta",
                "groups",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName"
            })
    void whatBelongsToTheServerIsRefusedInPatches(String attribute) {
        for (String operation : List.of("add", "replace", "remove")) {
            ScimClient.Response refused = client.patchWith(
                    path, "{\"op\":\"" + operation + "\",\"path\":\"" + attribute + "\",\"value\":\"x\"}");
            assertRefused(refused, "mutability");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "active":"maybe"           | invalidValue
            "active":[true,false]      | invalidValue
            "userName":["victim","x"]  | invalidValue
            "emails":[["x"]]           | invalidValue
            "active":1                 | invalidValue
            "userName":{}              | invalidValue
            "name":"x"                 | invalidValue
            "emails":[[]x]             | invalidSyntax
            "title":{"a":"b"}          | invalidValue
            "x509Certificates":[{"value":"-----BEGIN CERTIFICATE-----\\nAA==\\n-----END CERTIFICATE-----"}] | invalidValue
            "x509Certificates":[{"value":"%%%"}] | invalidValue
            "title":"a","title":"b"    | invalidSyntax
            "title":"a","TITLE":"b"    | invalidSyntax
            "title":NaN                | invalidSyntax
            "title":Infinity           | invalidSyntax
            "title":"\\ud800"          | invalidValue
            "title":"\\udc00\\ud800"   | invalidValue
            "ti\\u0000tle":"NUL"       | invalidSyntax
            "name":{"x\\u0000":1}      | invalidSyntax
            """)
    void wrongValuesAreRefused(String member, String scimType) {
        String body = member.contains("\"userName\"")
                ? user("victim", "").replace("\"userName\":\"victim\"", member)
                : user("victim", member);

        assertRefused(client.put(path, body), scimType);
        assertRefused(client.post("/Users", body.replace("victim", "new")), scimType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"active\":[true]",
                "\"userName\":5",
                "\"userName\":[\"victim\"]",
                "\"userName\":true",
                "\"name\":[{\"givenName\":\"x\"}]",
                "\"name\":{\"givenName\":5}",
                "\"emails\":\"x\"",
                "\"emails\":[\"x\"]",
                "\"emails\":[{\"value\":5}]",
                "\"title\":5",
                "\"roles\":[{\"value\":\"a\",\"primary\":true},{\"value\":\"b\",\"primary\":true}]"
            })
    void aStrictServerConvertsNothing(String member) {
        try (RunningScimServer strict =
                RunningScimServer.start(builder -> builder.config(ScimServerConfig.DEFAULT.withRepairs(Set.of())))) {
            String body = member.contains("\"userName\"")
                    ? user("victim", "").replace("\"userName\":\"victim\"", member)
                    : user("victim", member);

            ScimClient.Response refused = strict.client().post("/Users", body);
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.scimType()).isEqualTo("invalidValue");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schemas\":\"urn:ietf:params:scim:schemas:core:2.0:User\",",
                "\"schemas\":[5],",
                "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],",
                "\"schemas\":[\"urn:scim:schemas:core:1.0\"],",
                "\"schemas\":[\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],"
            })
    void aUserNamesTheUserSchema(String schemas) {
        String body = "{" + schemas + "\"userName\":\"new\"}";

        assertRefused(client.post("/Users", body), "invalidSyntax");
        assertRefused(client.put(path, body), "invalidSyntax");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "urn:ietf:params:scim:schemas:core:2.0:User" | {"department":"IT"}
            "urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | {}
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","urn:ietf:params:scim:schemas:core:2.0:User" | {"department":"IT"}
            "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER","urn:IETF:params:scim:schemas:EXTENSION:enterprise:2.0:user" | {"DEPARTMENT":"IT"}
            "urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:core:2.0:User" | {"department":"IT"}
            """)
    void theSchemasOfAResponseAreThoseOfItsContent(String schemas, String extension) {
        JsonNode user = client.put(
                        path,
                        "{\"schemas\":[" + schemas + "],\"userName\":\"victim\",\""
                                + ENTERPRISE.toUpperCase(java.util.Locale.ROOT) + "\":" + extension + "}")
                .body();

        boolean empty = extension.equals("{}");
        assertThat(user.path("schemas").valueStream().map(JsonNode::asText))
                .isEqualTo(
                        empty
                                ? List.of("urn:ietf:params:scim:schemas:core:2.0:User")
                                : List.of("urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE));
        assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo(empty ? "" : "IT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\t",
                " lead",
                "trail ",
                "trail\\u00a0",
                "\\u200blead",
                "trail\\u200d",
                "trail\\u0000",
                "in\\u0000side",
                "\\ufeff"
            })
    void aUserNameThatCannotBeSeenWholeIsRefused(String userName) {
        assertRefused(client.post("/Users", user(userName, "")), "invalidValue");
        assertRefused(client.put(path, user(userName, "")), "invalidValue");
        assertRefused(client.patch(path, BulkRequests.replace("userName", "\"" + userName + "\"")), "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"userName\":null,", "", "\"userName\":[],"})
    void aUserHasAName(String userName) {
        String body = "{" + userName + "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}";

        assertRefused(client.post("/Users", body), "invalidValue");
        assertRefused(client.put(path, body), "invalidValue");
    }

    @Test
    void overlongTextsAreRefused() {
        assertRefused(client.post("/Users", user("x".repeat(5_000), "")), "invalidValue");
        assertRefused(
                client.put(path, user("victim", "\"externalId\":\"" + "x".repeat(900_000) + "\"")), "invalidValue");
        assertRefused(
                client.put(path, user("victim", "\"x509Certificates\":[{\"value\":\"" + "A".repeat(900_000) + "\"}]")),
                "invalidValue");
        RefusalsHttpTest.assertIsScimError(
                client.put(path, user("victim", "\"x509Certificates\":[{\"value\":\"" + "A".repeat(5 << 20) + "\"}]")),
                413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"title\":\"\"",
                "\"title\":null",
                "\"emails\":[]",
                "\"emails\":null",
                "\"emails\":[{}]",
                "\"name\":{}",
                "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{}",
                "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"\"}"
            })
    void whatIsEmptyIsAbsent(String member) {
        JsonNode user = client.put(path, user("victim", member)).body();

        assertThat(user.propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder("id", "meta", "schemas", "userName", "active");
        assertThat(user.path("schemas").size()).isEqualTo(1);
        assertThat(client.find("title pr or emails pr or name pr")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "=cmd|' /C calc'!A0",
                "${jndi:ldap://127.0.0.1:1/a}",
                "%n%n%s",
                "\u001b[31mred\u001b[0m",
                "a\r\nX-Evil: 1\r\n\r\nb",
                "'; DROP TABLE users; --",
                "{\"$ne\":null}",
                "../../etc/passwd",
                "a\0b",
                "\u202Eevil",
                "\uFFFF"
            })
    void oddTextsAreKeptAsTheyAre(String text) {
        String json = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
        ScimClient.Response put = client.put(
                path,
                user(
                        "victim",
                        "\"displayName\":" + json + ",\"externalId\":" + json + ",\"emails\":[{\"value\":" + json
                                + "}],\"name\":{\"formatted\":" + json + "}"));

        assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
        assertThat(put.header("X-Evil")).isEmpty();
        JsonNode read = client.get(path).body();
        for (String pointer : List.of("/displayName", "/externalId", "/emails/0/value", "/name/formatted")) {
            assertThat(read.at(pointer).asText()).isEqualTo(text);
        }
        assertThat(client.find("externalId eq " + json)
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void addressesAreKeptAndNeverFollowed() {
        JsonNode put = client.put(path, user("victim", """
                        "profileUrl":"javascript:alert(1)",
                        "photos":[{"value":"file:///etc/passwd"},{"value":"http://127.0.0.1:1/"}],
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                          {"manager":{"value":"1","$ref":"http://169.254.169.254/"}}
                        """)).body();

        assertThat(put.path("profileUrl").asText()).isEqualTo("javascript:alert(1)");
        assertThat(put.at("/photos/0/value").asText()).isEqualTo("file:///etc/passwd");
    }

    @Test
    void anExternalIdMayBeShared() {
        assertThat(client.post("/Users", user("a", "\"externalId\":\"E1\"")).status())
                .isEqualTo(201);
        assertThat(client.post("/Users", user("b", "\"externalId\":\"E1\"")).status())
                .isEqualTo(201);
        assertThat(client.post("/Users", user("c", "\"externalId\":\"e1\"")).status())
                .isEqualTo(201);
        assertThat(client.find("externalId eq \"E1\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(2);
        assertThat(before.has("externalId")).isFalse();
    }

    @Test
    void aRepeatedValueIsReturnedOnce() {
        JsonNode put = client.put(path, user("victim", """
                        "emails":[{"value":"a@x.org","type":"work"},{"value":"A@x.org","type":"WORK","display":"again"},
                                  {"value":"a@x.org","type":"home"}]
                        """)).body();

        assertThat(put.path("emails").size()).isEqualTo(2);
    }

    @Test
    void unknownAttributesAreNeitherKeptNorShown() {
        ScimClient.Response put =
                client.put(path, user("victim", "\"isAdmin\":true,\"name\":{\"hacker\":\"x\"},\"urn:none\":{\"a\":1}"));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.raw().body())
                .doesNotContain("isAdmin")
                .doesNotContain("hacker")
                .doesNotContain("urn:none");
        assertThat(client.get(path + "?attributes=isAdmin,name.hacker,urn:none:a")
                        .raw()
                        .body())
                .doesNotContain("isAdmin")
                .doesNotContain("hacker");
    }

    @Test
    void invalidUtf8IsRefusedWhereverItIs() {
        for (String method : List.of("PUT", "PATCH", "POST")) {
            byte[] body = user("victim", "\"title\":\"?\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            body[body.length - 3] = (byte) 0xC0;
            ScimClient.Response refused = ScimClient.send(
                    HttpRequest.newBuilder(URI.create(server.url() + (method.equals("POST") ? "/Users" : path)))
                            .header("Authorization", "Bearer " + RunningScimServer.ACME)
                            .header("Content-Type", "application/scim+json")
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build());
            assertRefused(refused, "invalidSyntax");
        }
    }

    private void assertRefused(ScimClient.Response refused, String scimType) {
        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo(scimType);
        assertThat(client.get(path).body()).isEqualTo(before);
        assertThat(client.get("/Users?count=0").body().path("totalResults").asInt())
                .isEqualTo(1);
    }
}
