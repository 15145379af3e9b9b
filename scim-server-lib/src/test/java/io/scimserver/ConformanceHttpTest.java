package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of minor rules of the RFCs. */
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

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=ISO-8859-1", "application/scim+json; charset=utf-16"})
    void jsonIsUtf8WhateverCharsetTheClientNames(String type) {
        String displayName = "Zoë 😀 日本";
        String body = user("named-" + type.hashCode(), "\"displayName\":\"" + displayName + "\"");

        ScimClient.Response created =
                client.send("POST", "/Users", body, Map.of("Content-Type", type, "Accept-Charset", "iso-8859-1"));

        assertThat(created.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(created.body().path("displayName").asText()).isEqualTo(displayName);
    }

    @Test
    void headHasTheHeaderOfGetAndNoBody() {
        String id = client.createUser("headed").id();

        for (String path : List.of("/Users/" + id, "/Users", "/Schemas", "/", "/Users/nobody")) {
            HttpResponse<String> get = client.get(path).raw();
            HttpResponse<String> head =
                    client.send("HEAD", path, null, Map.of()).raw();
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).as(path).isEmpty();
            for (String name : List.of("Content-Type", "ETag", "Location")) {
                assertThat(head.headers().allValues(name))
                        .as(path)
                        .isEqualTo(get.headers().allValues(name));
            }
        }
    }

    @Test
    void blanksAndPlusesOfAQueryAreToldApart() {
        client.post("/Users", user("plus", "\"title\":\"a+b c\""));

        for (String blank : List.of("%20", "+")) {
            assertThat(client.get("/Users?count=0&filter=title" + blank + "eq" + blank + "%22a%2Bb" + blank + "c%22")
                            .body()
                            .path("totalResults")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(client.get("/Users?count=0&filter=title%20eq%20%22a+b%20c%22")
                        .body()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/patch/supported",
                "/bulk/supported",
                "/bulk/maxOperations",
                "/bulk/maxPayloadSize",
                "/filter/supported",
                "/filter/maxResults",
                "/changePassword/supported",
                "/sort/supported",
                "/etag/supported",
                "/authenticationSchemes/0/type",
                "/authenticationSchemes/0/name",
                "/authenticationSchemes/0/description",
                "/pagination/cursor",
                "/pagination/index",
            })
    void theConfigurationHasWhatIsRequired(String member) {
        JsonNode config = client.get("/ServiceProviderConfig").body();

        assertThat(config.at(member).isValueNode()).isTrue();
        assertThat(config.at(member).isNull()).isFalse();
        assertThat(config.has("Resources")).isFalse();
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
    void theResponsesToWritesAreSelectedToo() {
        String path = "/Users/" + client.createUser("selected").id();

        JsonNode put = client.put(path + "?attributes=title", user("selected", "\"title\":\"T\",\"nickName\":\"S\""))
                .body();
        ScimClient.Response patched = client.patchWith(
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            members pr                                                    | false
            not (members pr)                                              | true
            members eq null                                               | true
            members ne null                                               | false
            members eq "x"                                                | false
            members ne "x"                                                | true
            members.value co "x" or userName pr                           | true
            members.value co "x" and userName pr                          | false
            members[value eq "x" and type pr]                             | false
            not (members[value eq "x" or not (display sw "y")])           | true
            members[value eq "x"].display gt "y"                          | false
            urn:ietf:params:scim:schemas:core:2.0:Group:displayName eq "x" | false
            name.nothing eq 5                                             | false
            emails[nothing le true]                                       | false
            emails[value pr or nothing pr]                                | false
            meta.resourceType eq "User" and not (members pr)              | true
            """)
    void onTheRootAnAttributeThatUsersLackHasNoValue(String filter, boolean matches) {
        client.createUser("across");
        String all = "(" + filter + ") and userName eq \"across\"";
        String search = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\""
                + all.replace("\"", "\\\"") + "\"}";

        for (ScimClient.Response found : List.of(
                client.get("/?filter=" + URLEncoder.encode(all, StandardCharsets.UTF_8)),
                client.post("/.search", search))) {
            assertThat(found.status()).as(found.raw().body()).isEqualTo(200);
            assertThat(found.body().path("totalResults").asInt(-1)).isEqualTo(matches ? 1 : 0);
        }
        assertThat(client.post("/Users/.search", search).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members",
                "members eq",
                "members zz \"x\"",
                "members eq \"x",
                "members[",
                "members[value eq \"x\"",
                "members[value[type pr]]",
                "members[value pr].",
                "members[value pr]display pr",
                "(members pr",
                "not members pr",
                "members pr and",
                "5 pr",
                "@x pr",
                "\"x\" pr",
                "password pr",
                "members[value pr] or password eq \"x\"",
            })
    void onTheRootTooAFilterHasToBeOne(String filter) {
        RefusalsHttpTest.assertIsScimError(
                client.get("/?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)), 400);
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
        ScimClient.Response before = client.createUser("unchanged");
        String path = "/Users/" + before.id();

        for (String absent : new String[] {"title", "emails", "emails[type eq \\\"work\\\"]", "name.givenName"}) {
            ScimClient.Response after = client.patchWith(path, "{\"op\":\"remove\",\"path\":\"" + absent + "\"}");
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

    private static int itemsPerPage(ScimClient.Response list) {
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
