package io.scimserver;

import static io.scimserver.RepairServers.ENT;
import static io.scimserver.RepairServers.members;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityOperation;
import io.scimserver.schema.Repair;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of what clients send in URLs, searches and filters beside the RFCs: accepted and named, or refused. */
class SearchRepairsHttpTest {

    private static RepairServers servers;
    private static RunningScimServer server;
    private static ScimClient client;

    @BeforeAll
    static void startServer() {
        servers = new RepairServers();
        server = servers.start(EnumSet.allOf(Repair.class));
        client = server.client();
    }

    @AfterAll
    static void stopServer() {
        server.close();
        servers.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUMBER_AS_TEXT          | "schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"startIndex":"1","count":"1"
            NUMBER_AS_TEXT          | "count":"1"
            SCHEMA_OF_OTHER_MESSAGE | "schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"count":1
            SCHEMAS_LEFT_OUT        | "count":1
            """)
    void aSearchIsReadAsItIsMeant(Repair repair, String search) throws InterruptedException {
        client.createUser(servers.newName());
        for (String path : new String[] {"/Users/.search", "/.search"}) {
            ScimClient.Response found = client.post(path, "{" + search + "}");
            assertThat(found.body().path("itemsPerPage").asInt())
                    .as("%s", found.body())
                    .isEqualTo(1);
            assertThat(servers.entryOf(found).outcome().repairs()).contains(repair);
            try (RunningScimServer without = servers.start(EnumSet.complementOf(EnumSet.of(repair)))) {
                RefusalsHttpTest.assertIsScimError(without.client().post(path, "{" + search + "}"), 400);
            }
        }
    }

    @Test
    void emptySegmentsOfAPathAreLeftOutForReadsAndWrites() throws InterruptedException {
        ScimClient.Response created = client.post("//Users", user(servers.newName(), ""));
        String id = created.id();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(server.url() + "/Users/" + id);
        assertThat(servers.entryOf(created).outcome().repairs()).containsExactly(Repair.DOUBLED_SLASH);
        assertThat(servers.entryOf(created).call().operation()).isEqualTo(ActivityOperation.CREATE);
        assertThat(client.get("//Users?count=1").body().path("itemsPerPage").asInt())
                .isEqualTo(1);
        assertThat(client.post("//Users//.search", "{\"count\":1}")
                        .body()
                        .path("itemsPerPage")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("/Users//" + id).status()).isEqualTo(200);
        assertThat(client.get("//ServiceProviderConfig").status()).isEqualTo(200);
        assertThat(client.get("//Groups").status()).isEqualTo(200);
        assertThat(client.delete("//Users/" + id).status()).isEqualTo(204);
        assertThat(client.delete("//Users//").status()).isEqualTo(405);
        assertThat(server.client("").get("//Users").status()).isEqualTo(401);
    }

    @Test
    void aStrictServerNamesTheDoubledSlash() {
        try (RunningScimServer strict = servers.start(Set.of())) {
            ScimClient.Response refused = strict.client().get("//Users");

            RefusalsHttpTest.assertIsScimError(refused, 404);
            assertThat(refused.body().path("detail").asText()).contains("doubled slash");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \u201cnobody@example.com\u201d",
                "userName eq \u201enobody\u201c",
                "userName eq \u00abnobody\u00bb",
                "userName eq \u2018nobody\u2019",
                "title eq \u201cVice President\u201d and active eq true",
                "userName eq \"nobody\u201d",
            })
    void typographicQuotesInAFilterAreNamed(String filter) {
        ScimClient.Response refused = client.find(filter);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
        assertThat(refused.body().path("detail").asText()).contains("typographic quote");
    }

    @Test
    void typographicQuotesInsideAStringAreCharactersLikeAnyOther() {
        client.post("/Users", user(servers.newName(), "\"title\":\"\u201cBoss\u201d\""));

        assertThat(client.find("title eq \"\u201cBoss\u201d\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.find("userName eq o\u2019brien").status()).isEqualTo(200);
    }

    @Test
    void aFilterTakesANumberAsTextAndADotAfterAUrn() throws InterruptedException {
        client.post(
                "/Users", user(servers.newName(), members("'urn:x:User': {'level': 77}, 'ENT': {'division': 'D77'}")));

        ScimClient.Response byNumber = client.find("urn:x:User:level eq \"77\"");
        assertThat(byNumber.body().path("totalResults").asInt())
                .as("%s", byNumber.body())
                .isEqualTo(1);
        assertThat(servers.entryOf(byNumber).outcome().repairs()).containsExactly(Repair.NUMBER_AS_TEXT);
        ScimClient.Response byDot = client.find(ENT + ".division eq \"D77\"");
        assertThat(byDot.body().path("totalResults").asInt())
                .as("%s", byDot.body())
                .isEqualTo(1);
        assertThat(servers.entryOf(byDot).outcome().repairs()).containsExactly(Repair.DOT_AFTER_URN);
        try (RunningScimServer strict = servers.start(Set.of())) {
            RefusalsHttpTest.assertIsScimError(strict.client().find("urn:x:User:level eq \"77\""), 400);
            RefusalsHttpTest.assertIsScimError(strict.client().find(ENT + ".division eq \"D77\""), 400);
        }
    }
}
