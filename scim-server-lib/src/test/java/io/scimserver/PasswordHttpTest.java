package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of passwords, for hosts that take them. */
class PasswordHttpTest {

    private final List<String> taken = new ArrayList<>();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.passwords((by, user, password) ->
                taken.add(user.attributes().tree().path("userName").asText() + " " + password)));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theSchemaAndTheConfigurationSayThatPasswordsAreTaken() {
        JsonNode password = client.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                .body()
                .path("attributes")
                .valueStream()
                .filter(attribute -> attribute.path("name").asText().equals("password"))
                .findFirst()
                .orElseThrow();

        assertThat(password.path("mutability").asText()).isEqualTo("writeOnly");
        assertThat(password.path("returned").asText()).isEqualTo("never");
        assertThat(client.get("/ServiceProviderConfig")
                        .body()
                        .at("/changePassword/supported")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyWayToSetOneReachesTheHandlerAndNoneTheAnswer() {
        ScimClient.Answer post = client.post("/Users", user("ada", "\"password\":\"s3cret-1\""));
        String path = "/Users/" + post.id();
        ScimClient.Answer put = client.put(path, user("ada", "\"password\":\"s3cret-2\""));
        ScimClient.Answer patch = client.patch(path, BulkRequests.replace("password", "\"s3cret-3\""));
        ScimClient.Answer without =
                client.patchWith(path, "{\"op\":\"replace\",\"value\":{\"PassWord\":\"s3cret-4\"}}");
        JsonNode bulk = BulkRequests.bulk(client, BulkRequests.create("b", user("bob", "\"password\":\"s3cret-5\"")));

        assertThat(taken)
                .containsExactly("ada s3cret-1", "ada s3cret-2", "ada s3cret-3", "ada s3cret-4", "bob s3cret-5");
        for (ScimClient.Answer answer : new ScimClient.Answer[] {post, put, patch, without, client.get("/Users")}) {
            assertThat(answer.status()).isLessThan(300);
            assertThat(answer.raw().body()).doesNotContain("s3cret").doesNotContain("assword");
        }
        assertThat(bulk.toString()).doesNotContain("s3cret").doesNotContain("assword");
    }

    @Test
    void noSelectionShowsAPassword() {
        String id = client.post("/Users?attributes=password", user("ada", "\"password\":\"s3cret\""))
                .id();

        for (String path : new String[] {"/Users/" + id, "/Users"}) {
            assertThat(client.get(path + "?attributes=userName,password").raw().body())
                    .contains("ada")
                    .doesNotContain("assword");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=password%20eq%20%22s3cret%22",
                "filter=password%20pr",
                "filter=PASSWORD%20sw%20%22s%22",
                "filter=urn:ietf:params:scim:schemas:core:2.0:User:password%20pr",
                "filter=not%20(password%20pr)%20or%20userName%20pr",
                "sortBy=password"
            })
    void nothingComparesWithAPassword(String query) {
        client.post("/Users", user("ada", "\"password\":\"s3cret\""));
        ScimClient.Answer refused = client.get("/Users?" + query);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.raw().body()).doesNotContain("s3cret");
    }

    @Test
    void aPasswordMayHoldAnyCharacterAndIsNotCutOff() {
        String password = "ä😀\\u0000" + "x".repeat(100);
        client.post("/Users", user("ada", "\"password\":\"" + password + "\""));

        assertThat(taken).containsExactly("ada " + password.replace("\\u0000", "\0"));
    }

    @Test
    void anOverlongOrMistypedPasswordIsRefusedWithoutRepeatingIt() {
        for (String password : new String[] {"\"" + "s3cret".repeat(2_000) + "\"", "{\"a\":\"s3cret\"}", "123"}) {
            ScimClient.Answer refused = client.post("/Users", user("ada", "\"password\":" + password));
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.raw().body()).doesNotContain("s3cret").doesNotContain("123");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void aPutThatLeavesThePasswordOutLeavesItAlone() {
        String id =
                client.post("/Users", user("ada", "\"password\":\"s3cret\"")).id();
        client.put("/Users/" + id, user("ada", ""));

        assertThat(taken).containsExactly("ada s3cret");
    }
}
