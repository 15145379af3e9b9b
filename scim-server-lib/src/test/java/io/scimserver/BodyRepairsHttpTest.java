package io.scimserver;

import static io.scimserver.RepairServers.CORE;
import static io.scimserver.RepairServers.ENT;
import static io.scimserver.RepairServers.members;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.Repair;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of what clients send in bodies beside the RFCs: accepted and named, or refused where a repair is switched off.
 */
class BodyRepairsHttpTest {

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0";
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PLAIN_VALUE_FOR_OBJECT | 'roles': ['ADMIN', 'READER']  | 'roles': [{'value': 'ADMIN'}, {'value': 'READER'}]
            PLAIN_VALUE_FOR_OBJECT | 'emails': ['a@x.org', {'value': 'b@x.org', 'type': 'home'}] | 'emails': [{'value': 'a@x.org'}, {'value': 'b@x.org', 'type': 'home'}]
            PLAIN_VALUE_FOR_OBJECT | 'entitlements': 'E1'          | 'entitlements': [{'value': 'E1'}]
            PLAIN_VALUE_FOR_OBJECT | 'phoneNumbers': ['+49 30 1']  | 'phoneNumbers': [{'value': '+49 30 1'}]
            ONE_VALUE_AS_LIST      | 'title': ['Clerk']            | 'title': 'Clerk'
            ONE_VALUE_AS_LIST      | 'displayName': [{'value': 'Lis Ted'}] | 'displayName': 'Lis Ted'
            ONE_VALUE_AS_LIST      | 'displayName': [{'value': 'Lis Ted', '$ref': null}] | 'displayName': 'Lis Ted'
            ONE_VALUE_AS_LIST      | 'name': [{'givenName': 'Ada'}] | 'name': {'givenName': 'Ada'}
            ONE_VALUE_AS_LIST      | 'active': [false]             | 'active': false
            ONE_VALUE_AS_LIST      | 'name': {'givenName': ['Ada']} | 'name': {'givenName': 'Ada'}
            ONE_VALUE_AS_LIST      | 'emails': [{'value': ['a@x.org']}] | 'emails': [{'value': 'a@x.org'}]
            ONE_VALUE_AS_LIST      | 'ENT': [{'department': 'IT'}] | 'ENT': {'department': 'IT'}
            ONE_VALUE_AS_LIST      | 'urn:x:User': {'level': [42]} | 'urn:x:User': {'level': 42}
            NUMBER_FOR_TEXT        | 'ENT': {'employeeNumber': 701984} | 'ENT': {'employeeNumber': '701984'}
            NUMBER_FOR_TEXT        | 'externalId': 12345678901234567890 | 'externalId': '12345678901234567890'
            NUMBER_FOR_TEXT        | 'title': 1.50                 | 'title': '1.50'
            NUMBER_FOR_TEXT        | 'ENT': {'manager': {'value': 26118915}} | 'ENT': {'manager': {'value': '26118915'}}
            NUMBER_FOR_TEXT        | 'phoneNumbers': [{'value': 4930}] | 'phoneNumbers': [{'value': '4930'}]
            BOOLEAN_FOR_TEXT       | 'userType': true              | 'userType': 'true'
            NUMBER_AS_TEXT         | 'urn:x:User': {'level': '42'} | 'urn:x:User': {'level': 42}
            NUMBER_AS_TEXT         | 'urn:x:User': {'level': '-7'} | 'urn:x:User': {'level': -7}
            NUMBER_AS_TEXT         | 'urn:x:User': {'share': '0.5'} | 'urn:x:User': {'share': 0.5}
            SEVERAL_PRIMARY_VALUES | 'emails': [{'value': 'a', 'primary': true}, {'value': 'b', 'primary': true}] | 'emails': [{'value': 'a', 'primary': true}, {'value': 'b'}]
            PATH_AS_KEY            | 'name.givenName': 'Fla'       | 'name': {'givenName': 'Fla'}
            PATH_AS_KEY            | 'name.givenName': 'Fla', 'name': {'familyName': 'Ver'} | 'name': {'familyName': 'Ver', 'givenName': 'Fla'}
            PATH_AS_KEY            | 'name.givenName': 'Fla', 'name': {'givenName': 'Fla'} | 'name': {'givenName': 'Fla'}
            PATH_AS_KEY            | 'ENT:department': 'Sales'    | 'ENT': {'department': 'Sales'}
            PATH_AS_KEY            | 'ENT': {'manager.value': '1'} | 'ENT': {'manager': {'value': '1'}}
            PATH_AS_KEY            | 'CORE:title': 'Boss'         | 'title': 'Boss'
            PATH_AS_KEY            | 'emails[type eq \\"work\\"].value': 'a@x.org' | 'emails': [{'value': 'a@x.org', 'type': 'work'}]
            PATH_AS_KEY            | 'emails[type eq \\"work\\"].value': 'a@x.org', 'emails[type eq \\"work\\"].primary': true | 'emails': [{'value': 'a@x.org', 'type': 'work', 'primary': true}]
            PATH_AS_KEY            | 'emails[type eq \\"home\\"].value': 'h', 'emails': [{'value': 'w', 'type': 'work'}] | 'emails': [{'value': 'w', 'type': 'work'}, {'value': 'h', 'type': 'home'}]
            DOT_AFTER_URN          | 'ENT.costCenter': '4711'     | 'ENT': {'costCenter': '4711'}
            DOT_AFTER_URN          | 'ENT.manager.value': '1'     | 'ENT': {'manager': {'value': '1'}}
            """)
    void aBodyIsReadAsItIsMeantAndTheRepairIsNamed(Repair repair, String sent, String meant)
            throws InterruptedException {
        String name = servers.newName();
        ScimClient.Response expected = client.post("/Users", user(name + "-meant", members(meant)));

        ScimClient.Response created = client.post("/Users", user(name, members(sent)));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(attributes(created)).isEqualTo(attributes(expected));
        assertThat(servers.entryOf(created).outcome().repairs()).contains(repair);
        assertThat(servers.entryOf(expected).outcome().repairs()).isEmpty();

        ScimClient.Response replaced = client.put("/Users/" + created.id(), user(name, members(sent)));
        assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
        assertThat(attributes(replaced)).isEqualTo(attributes(expected));
        assertThat(servers.entryOf(replaced).outcome().repairs()).contains(repair);

        try (RunningScimServer without = servers.start(EnumSet.complementOf(EnumSet.of(repair)));
                RunningScimServer strict = servers.start(Set.of())) {
            RefusalsHttpTest.assertIsScimError(
                    without.client().post("/Users", user(servers.newName(), members(sent))), 400);
            RefusalsHttpTest.assertIsScimError(
                    strict.client().post("/Users", user(servers.newName(), members(sent))), 400);
        }
    }

    private static JsonNode attributes(ScimClient.Response response) {
        return ((ObjectNode) response.body().deepCopy()).without(List.of("id", "meta", "userName"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title': []",
                "'active': []",
                "'name': []",
                "'title': [null]",
                "'title': ['']",
                "'name': [{}]",
                "'roles': ['']",
                "'ENT': []",
                "'name.givenName': null",
                "'groups.value': '1'",
                "'meta.created': 'x'",
                "'urn:unknown:2.0:User': {'badge': 'B-1'}",
                "'urn:unknown:2.0:User.badge': 'B-1'"
            })
    void whatSaysNothingOrIsNotTheClientsChangesNothing(String sent) {
        ScimClient.Response created = client.post("/Users", user(servers.newName(), members(sent)));

        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(attributes(created)).isEqualTo(attributes(client.createUser(servers.newName())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'title': ['Clerk', 'Boss']          | invalidValue
            'title': [['Clerk']]                | invalidValue
            'title': {'value': 'Clerk'}         | invalidValue
            'displayName': [{'value': 'x', 'type': 'y'}] | invalidValue
            'active': [true, false]             | invalidValue
            'active': 1                         | invalidValue
            'active': 'maybe'                   | invalidValue
            'name': 'Ada Lovelace'              | invalidValue
            'name': [{'givenName': 'a'}, {'givenName': 'b'}] | invalidValue
            'addresses': ['1 Road']             | invalidValue
            'roles': [true]                     | invalidValue
            'roles': [['ADMIN']]                | invalidValue
            'urn:x:User': {'level': 1.5}        | invalidValue
            'urn:x:User': {'level': '1.5'}      | invalidValue
            'urn:x:User': {'level': '007'}      | invalidValue
            'urn:x:User': {'level': true}       | invalidValue
            'urn:x:User': {'share': '1,5'}      | invalidValue
            'title': 1e2                        | invalidValue
            'name.givenName': 'A', 'name': {'givenName': 'B'} | invalidValue
            'ENT:department': 'A', 'ENT': {'department': 'B'} | invalidValue
            'emails[type eq \\"work\\"].value': 'a', 'emails': [{'value': 'b', 'type': 'work'}] | invalidValue
            'name.givenName': 'A', 'Name.GivenName': 'B' | invalidSyntax
            'emails[0].value': 'a'              | invalidPath
            """)
    void whatIsAmbiguousIsRefused(String sent, String scimType) {
        String name = servers.newName();
        ScimClient.Response refused = client.post("/Users", user(name, members(sent)));

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.scimType()).as("%s", refused.body()).isEqualTo(scimType);
        assertThat(client.find("userName eq \"" + name + "\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"schemas\":null,", "\"schemas\":[],"})
    void withoutSchemasABodyIsWhatBelongsAtItsUrl(String schemas) throws InterruptedException {
        String name = servers.newName();
        String userBody = "{" + schemas + members("'userName': '" + name + "', 'ENT': {'department': 'IT'}}");
        ScimClient.Response created = client.post("/Users", userBody);
        String path = "/Users/" + created.id();
        String patch = "{" + schemas + "\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Boss\"}]}";

        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(created.body().path("schemas").valueStream().map(JsonNode::asText))
                .containsExactly(CORE, ENT);
        for (ScimClient.Response taken : List.of(
                created,
                client.put(path, userBody),
                client.patch(path, patch),
                client.post("/Users/.search", "{" + schemas + "\"count\":1}"),
                client.post(
                        "/Bulk",
                        "{" + schemas + "\"Operations\":[" + BulkRequests.operation("PATCH", path, patch) + ","
                                + BulkRequests.create("1", userBody.replace(name, servers.newName())) + "]}"))) {
            assertThat(taken.status()).as("%s", taken.body()).isIn(200, 201);
            assertThat(taken.body().toString()).doesNotContain("\"status\":\"400\"");
            assertThat(servers.entryOf(taken).outcome().repairs()).containsExactly(Repair.SCHEMAS_LEFT_OUT);
        }
    }

    @Test
    void aStrictServerCallsAbsentSchemasAbsent() {
        try (RunningScimServer strict = servers.start(Set.of())) {
            ScimClient to = strict.client();
            String path = "/Users/" + to.createUser(servers.newName()).id();
            String patch = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Boss\"}]}";
            for (ScimClient.Response refused : List.of(
                    to.post("/Users", "{\"userName\":\"absent\"}"),
                    to.put(path, "{\"userName\":\"absent\",\"schemas\":[]}"),
                    to.patch(path, patch),
                    to.post("/.search", "{\"schemas\":null}"),
                    to.post("/Bulk", "{\"Operations\":[]}"))) {
                RefusalsHttpTest.assertIsScimError(refused, 400);
                assertThat(refused.scimType()).isEqualTo("invalidSyntax");
                assertThat(refused.body().path("detail").asText()).startsWith("'schemas' is absent");
            }
        }
    }

    @Test
    void aWrongSchemaStaysAnErrorAndSoDoesAUserAsAPatch() {
        String path = "/Users/" + client.createUser(servers.newName()).id();
        String version = client.get(path).header("ETag");

        for (ScimClient.Response refused : List.of(
                client.post("/Users", "{\"schemas\":[\"" + ENT + "\"],\"userName\":\"x\"}"),
                client.post("/Users", "{\"schemas\":\"" + CORE + "\",\"userName\":\"x\"}"),
                client.patch(path, user("x", "\"title\":\"Whole\"")),
                client.patch(path, "{\"userName\":\"x\",\"title\":\"Whole\"}"),
                client.patch(path, "{\"schemas\":[\"" + MESSAGES + ":BulkRequest\"],\"Operations\":[]}"),
                client.post("/Bulk", "{\"schemas\":[\"" + MESSAGES + ":PatchOp\"],\"Operations\":[{}]}"))) {
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.scimType()).isEqualTo("invalidSyntax");
        }
        assertThat(client.get(path).header("ETag")).isEqualTo(version);
    }

    @Test
    void theListOfOperationsIsThePatchOfABulkRequest() throws InterruptedException {
        ScimClient.Response created = client.post("/Users", user(servers.newName(), "\"displayName\":\"David\""));
        String bulk = BulkRequests.message(
                BulkRequests.operation(
                        "PATCH",
                        "/Users/" + created.id(),
                        "[{\"op\":\"remove\",\"path\":\"displayName\"},"
                                + "{\"op\":\"add\",\"path\":\"nickName\",\"value\":\"Dave\"}]"),
                ",\"failOnErrors\":1");

        ScimClient.Response done = client.post("/Bulk", bulk);

        assertThat(BulkRequests.statuses(done.body())).containsExactly("200");
        assertThat(servers.entryOf(done).outcome().repairs()).containsExactly(Repair.OPERATIONS_AS_DATA);
        JsonNode after = client.get("/Users/" + created.id()).body();
        assertThat(after.path("nickName").asText()).isEqualTo("Dave");
        assertThat(after.has("displayName")).isFalse();
        try (RunningScimServer strict = servers.start(Set.of())) {
            assertThat(BulkRequests.statuses(strict.client().post("/Bulk", bulk).body()))
                    .containsExactly("400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "[{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"},5]", "[\"add\"]"})
    void anotherListIsNoPatch(String data) {
        String path = "/Users/" + client.createUser(servers.newName()).id();

        assertThat(BulkRequests.statuses(BulkRequests.bulk(client, BulkRequests.operation("PATCH", path, data))))
                .containsExactly("400");
    }

    @Test
    void aFailedOperationHasNoLocationOfNobody() {
        JsonNode response = BulkRequests.bulk(
                client,
                BulkRequests.create("1", "{\"title\":\"x\"}"),
                BulkRequests.operation("PATCH", "/Users/bulkId:1", BulkRequests.replace("title", "\"x\"")),
                BulkRequests.operation("DELETE", "/Users/bulkId:nobody", "{}"),
                BulkRequests.operation("DELETE", "/Users/null", "{}"),
                BulkRequests.operation("PUT", "/Users/undefined", user(servers.newName(), "")));

        assertThat(BulkRequests.statuses(response)).containsExactly("400", "409", "400", "404", "404");
        assertThat(response.path("Operations")).noneMatch(result -> result.has("location"));
    }

    @Test
    void aByteOrderMarkIsSkipped() throws InterruptedException {
        String body = "\uFEFF" + user(servers.newName(), "");

        ScimClient.Response created = client.post("/Users", body);

        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(servers.entryOf(created).outcome().repairs()).containsExactly(Repair.BYTE_ORDER_MARK);
        try (RunningScimServer strict = servers.start(Set.of())) {
            ScimClient.Response refused = strict.client().post("/Users", body);
            RefusalsHttpTest.assertIsScimError(refused, 400);
            assertThat(refused.body().path("detail").asText()).contains("byte-order mark");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Operation":[{"op":"replace","path":"title","value":"x"}]} | /Users/{id} | 'Operations' may be meant
            {"operatons":[]}                                            | /Bulk       | 'Operations' may be meant
            """)
    void aMisspeltMemberIsNamedWithTheNameThatMayBeMeant(String body, String path, String hint) {
        String id = client.createUser(servers.newName()).id();
        ScimClient.Response refused =
                path.equals("/Bulk") ? client.post(path, body) : client.patch(path.replace("{id}", id), body);

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(refused.body().path("detail").asText()).contains(hint);
    }
}
