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

/** Tests of entity tags and preconditions (RFC 7644 §3.14, RFC 9110 §13). */
class VersionsHttpTest {

    private static RunningScimServer server;
    private static ScimClient client;
    private static int created;

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
    void everyResponseAboutOneUserHasItsWeakTag() {
        ScimClient.Response post = create();
        String path = "/Users/" + post.id();
        ScimClient.Response patch = client.patchWith(path, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"1\"}");
        ScimClient.Response put = client.put(path, user(userName(post), "\"title\":\"2\""));

        assertThat(post.header("ETag")).isNotEqualTo(patch.header("ETag")).isNotEqualTo(put.header("ETag"));
        assertThat(client.get(path).header("ETag")).isEqualTo(put.header("ETag"));
        for (ScimClient.Response response : new ScimClient.Response[] {post, patch, put}) {
            assertThat(response.header("ETag"))
                    .matches("W/\"[^\"]+\"")
                    .isEqualTo(response.body().at("/meta/version").asText());
            assertThat(response.header("Location"))
                    .isEqualTo(response.body().at("/meta/location").asText());
        }
    }

    @Test
    void aPutThatChangesNothingChangesNeitherVersionNorTime() {
        JsonNode before = create().body();
        String path = "/Users/" + before.path("id").asText();

        JsonNode after = client.put(path, before.toString()).body();

        assertThat(after).isEqualTo(before);
        assertThat(client.get(path).body()).isEqualTo(before);
    }

    @ParameterizedTest(name = "If-None-Match: {0} on a GET is answered {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            CURRENT             | 304
            STRONG              | 304
            *                   | 304
            W/"a", CURRENT      | 304
            CURRENT , "b"       | 304
            , "a",, CURRENT ,   | 304
            W/"a"               | 200
            "a", "b"            | 200
            UNQUOTED            | 200
            garbage             | 200
            """)
    void aClientNeedNotReadWhatItHas(String tags, int status) {
        ScimClient.Response user = create();
        ScimClient.Response response = client.get("/Users/" + user.id(), Map.of("If-None-Match", fill(tags, user)));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.raw().body().isEmpty()).isEqualTo(status == 304);
        assertThat(response.header("ETag")).isEqualTo(user.header("ETag"));
    }

    @ParameterizedTest(name = "If-Match: {0} on a write is answered {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            CURRENT             | 200
            STRONG              | 200
            *                   | 200
            W/"a", CURRENT      | 200
            "a",STRONG,"b"      | 200
            , "a", , STRONG,,   | 200
            W/"a"               | 412
            "a", "b"            | 412
            UNQUOTED            | 412
            garbage             | 412
            "                   | 412
            W/                  | 412
            W/CURRENT           | 412
            CURRENT CURRENT     | 412
            CURRENT garbage     | 412
            ,                   | 412
            *, CURRENT          | 412
            """)
    void aWriteMaySayWhichVersionItIsFor(String tags, int status) {
        ScimClient.Response user = create();
        String path = "/Users/" + user.id();
        Map<String, String> ifMatch = Map.of("If-Match", fill(tags, user));
        String patch = BulkRequests.replace("title", "\"1\"");

        assertThat(client.send("PATCH", path, patch, ifMatch).status()).isEqualTo(status);

        ScimClient.Response now = client.get(path);
        assertThat(now.body().has("title")).isEqualTo(status == 200);
        Map<String, String> next = Map.of("If-Match", fill(tags, now));
        ScimClient.Response put = client.send("PUT", path, user(userName(user), "\"title\":\"2\""), next);
        assertThat(put.status()).isEqualTo(status);

        Map<String, String> last = Map.of("If-Match", fill(tags, client.get(path)));
        assertThat(client.send("DELETE", path, null, last).status()).isEqualTo(status == 200 ? 204 : 412);
        assertThat(client.get(path).status()).isEqualTo(status == 200 ? 404 : 200);
    }

    @Test
    void aReadMaySayWhichVersionItIsFor() {
        ScimClient.Response user = create();
        String path = "/Users/" + user.id();

        assertThat(client.get(path, Map.of("If-Match", user.header("ETag"))).status())
                .isEqualTo(200);
        assertThat(client.get(path, Map.of("If-Match", "*")).status()).isEqualTo(200);
        RefusalsHttpTest.assertIsScimError(client.get(path, Map.of("If-Match", "W/\"stale\"")), 412);
        RefusalsHttpTest.assertIsScimError(
                client.get(path, Map.of("If-Match", "W/\"stale\"", "If-None-Match", user.header("ETag"))), 412);
    }

    @Test
    void aHundredTagsAreCompared() {
        ScimClient.Response user = create();
        String others = "W/\"other\", ".repeat(100);

        assertThat(client.get("/Users/" + user.id(), Map.of("If-None-Match", others + user.header("ETag")))
                        .status())
                .isEqualTo(304);
        assertThat(client.get("/Users/" + user.id(), Map.of("If-None-Match", others + "W/\"last\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRefusedWriteIsAScimErrorThatSaysWhatToDo() {
        ScimClient.Response user = create();
        ScimClient.Response refused =
                client.send("DELETE", "/Users/" + user.id(), null, Map.of("If-Match", "W/\"stale\""));

        RefusalsHttpTest.assertIsScimError(refused, 412);
        assertThat(refused.body().path("detail").asText()).contains(user.header("ETag"));
    }

    @Test
    void aPutMaySayThatItExpectsAnotherVersionThanTheCurrent() {
        ScimClient.Response user = create();
        String path = "/Users/" + user.id();
        String body = user(userName(user), "\"title\":\"1\"");

        assertThat(client.send("PUT", path, body, Map.of("If-None-Match", user.header("ETag")))
                        .status())
                .isEqualTo(412);
        assertThat(client.send("PUT", path, body, Map.of("If-None-Match", "*")).status())
                .isEqualTo(412);
        assertThat(client.send("PUT", path, body, Map.of("If-None-Match", "W/\"other\""))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "garbage"})
    void aMissingUserIsMissingWhateverTheTag(String tag) {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            String body = method.equals("PUT") ? user("x", "") : BulkRequests.replace("title", "\"1\"");
            ScimClient.Response refused = client.send(
                    method, "/Users/unknown", method.equals("DELETE") ? null : body, Map.of("If-Match", tag));
            RefusalsHttpTest.assertIsScimError(refused, 404);
        }
    }

    private static String fill(String tags, ScimClient.Response user) {
        String weak = user.header("ETag");
        return tags.replace("CURRENT", weak)
                .replace("STRONG", weak.substring(2))
                .replace("UNQUOTED", weak.substring(3, weak.length() - 1));
    }

    private static ScimClient.Response create() {
        created++;
        return client.createUser("versioned-" + created);
    }

    private static String userName(ScimClient.Response user) {
        return user.body().path("userName").asText();
    }
}
