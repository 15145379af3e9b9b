package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the RFCs say in passing. */
class ConformanceHttpTest {

    private static RunningScimServer server;
    private static RunningScimServer strictServer;
    private static ScimClient client;
    private static ScimClient strict;

    @BeforeAll
    static void startServers() {
        server = RunningScimServer.start();
        strictServer =
                RunningScimServer.start(builder -> builder.config(ScimServerConfig.DEFAULT.withRepairs(Set.of())));
        client = server.client();
        strict = strictServer.client();
    }

    @AfterAll
    static void stopServers() {
        server.close();
        strictServer.close();
    }

    @Test
    void theSchemasOfMessagesAreNotListed() {
        assertThat(client.get("/Schemas").body().findValuesAsText("id"))
                .isNotEmpty()
                .noneMatch(urn -> urn.contains(":api:messages:"));
        assertThat(client.get("/Schemas/urn:ietf:params:scim:api:messages:2.0:PatchOp")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theOrderOfMembersHasNoMeaning() {
        String path = "/Users/" + client.createUser("ordered").id();
        String body = "{\"Operations\":[{\"value\":\"T\",\"path\":\"title\",\"op\":\"add\"}],"
                + "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]}";

        assertThat(client.patch(path, body).body().path("title").asText()).isEqualTo("T");
    }

    @Test
    void anIdIsNeitherABulkIdNorFoundInOtherCase() {
        String id = client.createUser("identified").id();

        assertThat(id).isNotBlank().doesNotContainIgnoringCase("bulkId");
        assertThat(id.toUpperCase(Locale.ROOT)).isNotEqualTo(id);
        assertThat(client.get("/Users/" + id.toUpperCase(Locale.ROOT)).status()).isEqualTo(404);
    }

    @Test
    void theServerInventsNoExternalId() {
        assertThat(client.createUser("internal").body().has("externalId")).isFalse();
    }

    @Test
    void theAnswersToWritesAreSelectedToo() {
        String path = "/Users/" + client.createUser("selected").id();

        JsonNode put = client.put(path + "?attributes=title", user("selected", "\"title\":\"T\",\"nickName\":\"S\""))
                .body();
        ScimClient.Answer patched = client.patchWith(
                path + "?excludedAttributes=meta,nickName", "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"U\"}");

        assertThat(put.fieldNames()).toIterable().containsExactlyInAnyOrder("schemas", "id", "title");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("schemas", "id", "userName", "title", "active");
    }

    @Test
    void aFilterOnTheRootSearchesUsers() {
        String id = client.createUser("rooted").id();

        JsonNode found = client.get("/?filter=userName%20eq%20%22rooted%22").body();

        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(id);
    }

    @Test
    void aMissingUserIsMissingWhateverTheBody() {
        assertThat(client.patchWith("/Users/nobody", "{\"op\":\"move\"}").status())
                .isEqualTo(404);
        assertThat(client.put("/Users/nobody", "{}").status()).isEqualTo(404);
        assertThat(client.find("userName eq \"nobody\"")
                        .body()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void toRemoveWhatIsNotThereSucceeds() {
        ScimClient.Answer before = client.createUser("unchanged");
        String path = "/Users/" + before.id();

        for (String absent : new String[] {"title", "emails", "emails[type eq \\\"work\\\"]", "name.givenName"}) {
            ScimClient.Answer after = client.patchWith(path, "{\"op\":\"remove\",\"path\":\"" + absent + "\"}");
            assertThat(after.status()).as(absent).isEqualTo(200);
            assertThat(after.body()).as(absent).isEqualTo(before.body());
        }
    }

    @Test
    void discoveryIgnoresPagesAndTheConfigurationFiltersToo() {
        String odd = "?startIndex=5&count=0&sortBy=none&sortOrder=up&attributes=id";

        for (String path : new String[] {"/Schemas", "/ResourceTypes", "/ResourceTypes/User"}) {
            assertThat(client.get(path + odd).body()).isEqualTo(client.get(path).body());
        }
        assertThat(client.get("/ServiceProviderConfig?filter=invalid").body())
                .isEqualTo(client.get("/ServiceProviderConfig").body());
    }

    @Test
    void parametersInOtherCaseAreRepairedUnlessTheServerIsStrict() {
        client.createUser("counted");
        strict.createUser("counted");

        assertThat(itemsPerPage(client.get("/Users?COUNT=0"))).isZero();
        assertThat(itemsPerPage(strict.get("/Users?COUNT=0"))).isPositive();
        assertThat(itemsPerPage(strict.get("/Users?count=0"))).isZero();
    }

    @Test
    void aSeparatorAtTheEndIsRepairedUnlessTheServerIsStrict() {
        assertThat(client.get("/Users/").status()).isEqualTo(200);
        assertThat(strict.get("/Users/").status()).isEqualTo(404);
        for (String path : new String[] {"/Users", "/Users?", "/Users?count=1&", "/", ""}) {
            assertThat(strict.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aBodyWithoutTypeIsRepairedUnlessTheServerIsStrict() {
        assertThat(postWithoutType(server)).isEqualTo(201);
        assertThat(postWithoutType(strictServer)).isEqualTo(415);
    }

    private static int itemsPerPage(ScimClient.Answer list) {
        return list.body().path("itemsPerPage").asInt(-1);
    }

    private static int postWithoutType(RunningScimServer to) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.url() + "/Users"))
                .header("Authorization", "Bearer " + RunningScimServer.ACME)
                .POST(HttpRequest.BodyPublishers.ofString(user("untyped", "")))
                .build();
        return ScimClient.send(request).status();
    }
}
