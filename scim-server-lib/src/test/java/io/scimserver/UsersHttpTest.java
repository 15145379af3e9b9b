package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersHttpTest {

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
    void aCreatedUserIsAnsweredWholeWithItsLocationAndVersion() {
        ScimClient.Response created = client.post("/Users", user("ada", "\"displayName\":\"Zoë 😀 日本\""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Content-Type")).isEqualTo("application/scim+json");
        JsonNode meta = created.body().path("meta");
        assertThat(meta.path("location").asText())
                .isEqualTo(server.url() + "/Users/" + created.id())
                .isEqualTo(created.header("Location"));
        assertThat(meta.path("version").asText()).startsWith("W/\"").isEqualTo(created.header("ETag"));
        assertThat(meta.path("resourceType").asText()).isEqualTo("User");
        assertThat(Instant.parse(meta.path("created").asText()))
                .isEqualTo(Instant.parse(meta.path("lastModified").asText()));
        assertThat(created.body().path("displayName").asText()).isEqualTo("Zoë 😀 日本");
        assertThat(created.body().path("active").asBoolean()).isTrue();
        assertThat(client.get("/Users/" + created.id()).body()).isEqualTo(created.body());
    }

    @Test
    void theIdAndMetaThatAClientSendsAreIgnored() {
        ScimClient.Response created = client.post(
                "/Users", user("ignored-id", "\"id\":\"mine\",\"meta\":{\"resourceType\":\"Robot\"},\"groups\":[]"));

        assertThat(created.id()).isNotEqualTo("mine").isNotEmpty();
        assertThat(created.body().at("/meta/resourceType").asText()).isEqualTo("User");
    }

    @Test
    void aUserNameIsUniqueWhateverItsCase() {
        client.createUser("grace");

        ScimClient.Response second = client.createUser("GRACE");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.scimType()).isEqualTo("uniqueness");
        assertThat(second.body().path("status").asText()).isEqualTo("409");
        assertThat(second.body().path("status").isTextual()).isTrue();
    }

    @Test
    void aDeletedUserIsGoneAndItsNameIsFree() {
        String id = client.createUser("leaver").id();

        assertThat(client.delete("/Users/" + id).status()).isEqualTo(204);

        assertThat(client.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(404);
        assertThat(client.put("/Users/" + id, user("leaver", "")).status()).isEqualTo(404);
        assertThat(client.patchWith("/Users/" + id, "{}").status()).isEqualTo(404);
        assertThat(client.find("userName eq \"leaver\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(client.createUser("leaver").status()).isEqualTo(201);
    }

    @Test
    void aPutReplacesWhatItNamesAndClearsTheRestButActive() {
        String id = client.post("/Users", user("putter", "\"title\":\"Boss\",\"active\":false"))
                .id();

        ScimClient.Response replaced = client.put("/Users/" + id, user("putter", "\"nickName\":\"P\""));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body().has("title")).isFalse();
        assertThat(replaced.body().path("nickName").asText()).isEqualTo("P");
        assertThat(replaced.body().path("active").asBoolean(true)).isFalse();
    }

    @Test
    void aPatchDeactivatesAndReactivates() {
        String id = client.createUser("switched").id();

        ScimClient.Response off =
                client.patchWith("/Users/" + id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.body().path("active").isBoolean()).isTrue();
        assertThat(off.body().path("active").asBoolean(true)).isFalse();

        ScimClient.Response on = client.patchWith("/Users/" + id, "{\"op\":\"replace\",\"value\":{\"active\":true}}");
        assertThat(on.body().path("active").asBoolean()).isTrue();
        assertThat(on.header("ETag")).isNotEqualTo(off.header("ETag"));
    }

    @Test
    void aPatchThatChangesNothingChangesNeitherVersionNorTime() {
        JsonNode before =
                client.post("/Users", user("unchanged", "\"title\":\"Dr\"")).body();

        JsonNode after = client.patchWith(
                        "/Users/" + before.path("id").asText(), "{\"op\":\"add\",\"path\":\"title\",\"value\":\"Dr\"}")
                .body();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void aStaleIfMatchIsRefusedAndChangesNothing() {
        ScimClient.Response created = client.createUser("guarded");
        String path = "/Users/" + created.id();
        client.patchWith(path, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"1\"}");
        Map<String, String> stale = Map.of("If-Match", created.header("ETag"));

        assertThat(client.send("PUT", path, user("guarded", ""), stale).status())
                .isEqualTo(412);
        assertThat(client.send("DELETE", path, null, stale).status()).isEqualTo(412);
        assertThat(client.send("DELETE", path, null, Map.of("If-Match", "garbage"))
                        .status())
                .isEqualTo(412);
        assertThat(client.get(path).body().path("title").asText()).isEqualTo("1");
        assertThat(client.send("DELETE", path, null, Map.of("If-Match", "W/\"other\", *"))
                        .status())
                .isEqualTo(412);
        assertThat(client.send("DELETE", path, null, Map.of("If-Match", "*")).status())
                .isEqualTo(204);
    }

    @Test
    void aClientThatHasTheCurrentVersionIsAnswered304() {
        ScimClient.Response created = client.createUser("cached");
        String path = "/Users/" + created.id();

        ScimClient.Response same = client.get(path, Map.of("If-None-Match", "\"x\", " + created.header("ETag")));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.raw().body()).isEmpty();
        assertThat(client.get(path, Map.of("If-None-Match", "W/\"x\"")).status())
                .isEqualTo(200);
    }

    @Test
    void pagesTogetherHoldEveryUserOnce() {
        ScimClient globex = server.client(RunningScimServer.GLOBEX);
        for (int i = 0; i < 25; i++) {
            assertThat(globex.createUser("paged-" + i).status()).isEqualTo(201);
        }
        List<String> names = new ArrayList<>();
        for (int start = 1; start <= 25; start += 10) {
            JsonNode page = globex.get("/Users?count=10&startIndex=" + start).body();
            assertThat(page.path("totalResults").asInt()).isEqualTo(25);
            assertThat(page.path("startIndex").asInt()).isEqualTo(start);
            assertThat(page.path("itemsPerPage").asInt())
                    .isEqualTo(page.path("Resources").size());
            page.path("Resources")
                    .forEach(user -> names.add(user.path("userName").asText()));
        }
        assertThat(names).hasSize(25).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "startIndex={0}, count={1}")
    @CsvSource({"0, 0", "-5, -1", "99999999999, 10", "1000, 99999999"})
    void oddPagesAreEvenedOut(String startIndex, String count) {
        ScimClient.Response page = client.get("/Users?startIndex=" + startIndex + "&count=" + count);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().path("Resources").isEmpty()).isTrue();
        assertThat(page.body().path("startIndex").asInt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startIndex=one",
                "count=1.5",
                "count=0x10",
                "filter=",
                "filter=userName%20eq",
                "startIndex=1&startIndex=2"
            })
    void oddQueriesAreRefused(String query) {
        ScimClient.Response refused = client.get("/Users?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).startsWith("invalid");
    }

    @Test
    void aValuePathSelectsTheAttributeItIsAbout() {
        String path = "/Users/" + client.post("/Users", user("mailed", """
                                "title":"Dr","emails":[{"value":"a@example.com","type":"work"}]
                                """)).id();
        String filter = "emails%5Btype%20eq%20%22work%22%5D";

        assertThat(names(client.get(path + "?attributes=" + filter).body()))
                .containsExactlyInAnyOrder("schemas", "id", "emails");
        assertThat(names(client.get(path + "?attributes=title," + filter + ".value")
                        .body()
                        .at("/emails/0")))
                .containsExactly("value");
        assertThat(names(client.get(path + "?excludedAttributes=" + filter).body()))
                .contains("emails");
    }

    @Test
    void attributesSelectWhatIsReturned() {
        ScimClient.Response created =
                client.post("/Users?attributes=USERNAME,%20name.givenName,emails.value", user("selected", """
                        "name":{"givenName":"Ada","familyName":"L"},
                        "emails":[{"value":"a@example.com","type":"work"}],
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"IT","division":"D"}
                        """));

        assertThat(names(created.body())).containsExactlyInAnyOrder("schemas", "id", "userName", "name", "emails");
        assertThat(names(created.body().path("name"))).containsExactly("givenName");
        assertThat(names(created.body().at("/emails/0"))).containsExactly("value");

        String path = "/Users/" + created.id();
        String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        assertThat(names(client.get(path + "?attributes=" + enterprise).body()))
                .containsExactlyInAnyOrder("schemas", "id", enterprise);
        assertThat(names(client.get(path + "?attributes=" + enterprise + ":department")
                        .body()
                        .path(enterprise)))
                .containsExactly("department");
        assertThat(names(client.get(path + "?excludedAttributes=id,schemas,emails," + enterprise)
                        .body()))
                .containsExactlyInAnyOrder("schemas", "id", "meta", "userName", "name", "active");
        assertThat(names(client.get(path + "?attributes=noSuchAttribute").body()))
                .containsExactlyInAnyOrder("schemas", "id");
        assertThat(client.get(path + "?attributes=id&excludedAttributes=name").status())
                .isEqualTo(400);
    }

    @Test
    void aPasswordIsAcceptedAndNeverSeenAgain() {
        ScimClient.Response created = client.post("/Users", user("secretive", "\"password\":\"t0p secret\""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.raw().body()).doesNotContain("t0p").doesNotContain("password");
        assertThat(client.get("/Users/" + created.id() + "?attributes=password")
                        .raw()
                        .body())
                .doesNotContain("password");
        assertThat(client.find("password eq \"t0p secret\"").status()).isEqualTo(400);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
