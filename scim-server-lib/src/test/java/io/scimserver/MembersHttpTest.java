package io.scimserver;

import static io.scimserver.GroupRequests.GROUP;
import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.members;
import static io.scimserver.GroupRequests.removeListed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.provisioning.UnknownMembers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of users and groups who become members of groups and leave them. */
class MembersHttpTest {

    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;
    private String cleo;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.groups(new InMemoryGroupStores(Clock.systemUTC())));
        client = server.client();
        ada = client.createUser("ada").id();
        ben = client.createUser("ben").id();
        cleo = client.createUser("cleo").id();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void membersJoinAndLeaveByPatch() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        ScimClient.Response patched = client.patchWith(
                "/Groups/" + id,
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + ben + "\"},{\"value\":\"" + cleo
                        + "\"}]},{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + ada + "\\\"]\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(members(patched.body())).containsExactlyInAnyOrder(ben, cleo);
        assertThat(membersOf(id)).containsExactlyInAnyOrder(ben, cleo);
    }

    @Test
    void aChangeOfMembersGivesTheGroupANewVersion() {
        ScimClient.Response created = client.post("/Groups", group("Sales", ada));

        ScimClient.Response patched = client.patchWith("/Groups/" + created.id(), add(ben));

        assertThat(patched.header("ETag")).isNotEqualTo(created.header("ETag"));
        ScimClient.Response late = client.send(
                "PATCH",
                "/Groups/" + created.id(),
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + add(cleo) + "]}",
                Map.of("If-Match", created.header("ETag")));
        assertThat(late.status()).isEqualTo(412);
        assertThat(membersOf(created.id())).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void aMemberThatIsThereIsAddedAgainAndOneThatIsNotIsRemovedWithoutAChange() {
        ScimClient.Response created = client.post("/Groups", group("Sales", ada));

        ScimClient.Response same = client.patchWith("/Groups/" + created.id(), add(ada) + "," + removeListed(ben));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void theMembersOfALargeGroupAreLeftOutOfTheResponseToAPatch() {
        List<String> many =
                IntStream.range(0, 1_001).mapToObj(i -> "nobody-" + i).toList();
        String id = client.post("/Groups", group("Sales", many.toArray(String[]::new)))
                .id();

        ScimClient.Response patched = client.patchWith("/Groups/" + id, add(ada));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().path("displayName").asText()).isEqualTo("Sales");
        assertThat(patched.body().has("members")).isFalse();
        assertThat(membersOf(id)).hasSize(1_002).contains(ada);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[null]", "[{\"value\":null}]", "[{\"value\":\"\"}]", "[[]]"})
    void aListThatNamesNobodyEmptiesNoGroup(String nobody) {
        String path = "/Groups/" + client.post("/Groups", group("Sales", ada)).id();
        String members = "\"members\":" + nobody;

        assertIsRefused(client.patchWith(path, "{\"op\":\"replace\",\"path\":\"members\",\"value\":" + nobody + "}"));
        assertIsRefused(client.patchWith(path, "{\"op\":\"replace\",\"value\":{" + members + "}}"));
        assertIsRefused(
                client.put(path, "{\"schemas\":[\"" + GROUP + "\"],\"displayName\":\"Sales\"," + members + "}"));
        assertThat(members(client.get(path).body())).containsExactly(ada);
    }

    private static void assertIsRefused(ScimClient.Response response) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.scimType()).isEqualTo("invalidValue");
    }

    @Test
    void aListOfValuesRemovesThoseAndNoOthers() {
        String id = client.post("/Groups", group("Sales", ada, ben, cleo)).id();

        client.patchWith("/Groups/" + id, removeListed(ada, ben));

        assertThat(membersOf(id)).containsExactly(cleo);
    }

    @Test
    void aRemoveWithoutValueAndAnEmptyListEmptyTheGroup() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        client.patchWith("/Groups/" + id, "{\"op\":\"remove\",\"path\":\"members\"}");
        assertThat(membersOf(id)).isEmpty();
        client.patchWith("/Groups/" + id, add(ben));
        client.patchWith("/Groups/" + id, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}");
        assertThat(membersOf(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":{}}",
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"display\":\"Ada\"}]}",
                "{\"op\":\"replace\",\"path\":\"members\"}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":{}}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":null}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":\"\"}",
                "{\"op\":\"replace\",\"value\":{\"members\":null}}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"display\":\"Ada\"}]}",
                "{\"op\":\"remove\",\"path\":\"members[display eq \\\"Ada\\\"]\"}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":{\"members\":[{\"value\":\"x\"}]}}",
                "{\"op\":\"add\",\"path\":\"memebers\",\"value\":[{\"value\":\"x\"}]}"
            })
    void nobodyLosesAMembershipByAMalformedRequest(String operation) {
        String id = client.post("/Groups", group("Sales", ada, ben)).id();

        assertThat(client.patchWith("/Groups/" + id, operation).status()).isEqualTo(400);

        assertThat(membersOf(id)).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void anUnknownMemberIsKeptAndShownByItsId() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        assertThat(client.patchWith("/Groups/" + id, add(ben) + "," + add("nobody"))
                        .status())
                .isEqualTo(200);

        JsonNode group = client.get("/Groups/" + id).body();
        assertThat(members(group)).containsExactlyInAnyOrder(ada, ben, "nobody");
        assertThat(group.path("members"))
                .filteredOn(member -> member.path("value").asText().equals("nobody"))
                .allMatch(member -> member.size() == 1);
        client.patchWith("/Groups/" + id, removeListed("nobody"));
        assertThat(membersOf(id)).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void aHostMayHaveUnknownMembersRefusedAndNothingIsCarriedOut() {
        try (RunningScimServer strict = RunningScimServer.start(builder ->
                builder.groups(new InMemoryGroupStores(Clock.systemUTC())).unknownMembers(UnknownMembers.REFUSED))) {
            ScimClient careful = strict.client();
            String dora = careful.createUser("dora").id();
            String id = careful.post("/Groups", group("Sales")).id();

            ScimClient.Response refused = careful.patchWith("/Groups/" + id, add(dora) + "," + add("nobody"));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.scimType()).isEqualTo("invalidValue");
            assertThat(refused.body().path("detail").asText())
                    .contains("'nobody'")
                    .doesNotContain(dora);
            assertThat(members(careful.get("/Groups/" + id).body())).isEmpty();
        }
    }

    @Test
    void anotherTenantsUsersAndGroupsAreUnknown() {
        ScimClient globex = server.client(RunningScimServer.GLOBEX);
        String foreign = globex.createUser("gil").id();

        JsonNode group = client.post("/Groups", group("Sales", foreign)).body();

        assertThat(group.at("/members/0/type").isMissingNode())
                .as("nothing tells that this user exists")
                .isTrue();
        assertThat(globex.get("/Users/" + foreign).body().has("groups")).isFalse();
        assertThat(globex.get("/Groups").body().path("totalResults").asInt()).isZero();
    }

    @Test
    void aRenameLeavesTheMembersAlone() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        client.patchWith("/Groups/" + id, "{\"op\":\"Replace\",\"value\":{\"displayName\":\"SALES\"}}");

        JsonNode group = client.get("/Groups/" + id).body();
        assertThat(group.path("displayName").asText()).isEqualTo("SALES");
        assertThat(members(group)).containsExactly(ada);
    }

    @Test
    void aPutReplacesTheMembersItNamesAndKeepsThemIfItNamesNone() {
        String id = client.post("/Groups", group("Sales", ada, ben)).id();

        assertThat(members(
                        client.put("/Groups/" + id, group("Sales", ben, cleo)).body()))
                .containsExactlyInAnyOrder(ben, cleo);
        client.put("/Groups/" + id, "{\"schemas\":[\"" + GROUP + "\"],\"displayName\":\"Sales 2\"}");
        assertThat(membersOf(id)).containsExactlyInAnyOrder(ben, cleo);
        client.put("/Groups/" + id, group("Sales 2"));
        assertThat(membersOf(id)).isEmpty();
    }

    @Test
    void noGroupContainsItself() {
        String inner = client.post("/Groups", group("Inner")).id();
        String outer = client.post("/Groups", group("Outer", inner)).id();
        String outermost = client.post("/Groups", group("Outermost", outer)).id();

        assertThat(client.patchWith("/Groups/" + inner, add(outermost)).status())
                .isEqualTo(400);
        assertThat(client.patchWith("/Groups/" + inner, add(inner)).status()).isEqualTo(400);
        assertThat(client.get("/Groups/" + outer).body().at("/members/0/type").asText())
                .isEqualTo("Group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "{}"})
    void aReplacementWhoseMembersAreUnclearLeavesThem(String members) {
        String id = client.post("/Groups", group("Sales", ada)).id();

        ScimClient.Response refused = client.put(
                "/Groups/" + id,
                "{\"schemas\":[\"" + GROUP + "\"],\"displayName\":\"Sales\",\"members\":" + members + "}");

        RefusalsHttpTest.assertIsScimError(refused, 400);
        assertThat(membersOf(id)).containsExactly(ada);
    }

    @Test
    void indirectGroupsAreShownWhereTheHostWantsThem() {
        try (RunningScimServer other = RunningScimServer.start(builder ->
                builder.groups(new InMemoryGroupStores(Clock.systemUTC())).indirectGroups())) {
            ScimClient host = other.client();
            String dora = host.createUser("dora").id();
            String inner = host.post("/Groups", group("Inner", dora)).id();
            String middle = host.post("/Groups", group("Middle", inner)).id();
            String outer = host.post("/Groups", group("Outer", middle, inner)).id();

            JsonNode groups = host.get("/Users/" + dora).body().path("groups");
            assertThat(groups.findValuesAsText("value")).containsExactlyInAnyOrder(inner, middle, outer);
            assertThat(groups.get(0).path("value").asText()).isEqualTo(inner);
            assertThat(groups.findValuesAsText("type")).containsExactly("direct", "indirect", "indirect");
            JsonNode listed = host.find("userName eq \"dora\"").body().at("/Resources/0/groups");
            assertThat(listed).isEqualTo(groups);
        }
        String inner = client.post("/Groups", group("Inner", ada)).id();
        client.post("/Groups", group("Outer", inner));
        assertThat(client.get("/Users/" + ada).body().path("groups").findValuesAsText("value"))
                .containsExactly(inner);
    }

    private List<String> membersOf(String group) {
        return members(client.get("/Groups/" + group).body());
    }
}
