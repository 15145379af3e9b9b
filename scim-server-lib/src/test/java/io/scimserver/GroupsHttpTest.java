package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.provisioning.UnknownMembers;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of groups that are switched on. */
class GroupsHttpTest {

    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private final List<String> told = new ArrayList<>();
    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;
    private String cleo;

    /** Listener that writes down what it is told. */
    private final class Recording implements GroupListener {

        @Override
        public void created(Caller by, StoredUser group, Set<String> members) {
            told.add("created with " + members.size());
        }

        @Override
        public void changed(Caller by, GroupChange change) {
            told.add((change.isRenamed() ? "renamed " : "") + "+"
                    + change.joined().size() + " -" + change.left().size());
        }

        @Override
        public void deleted(Caller by, StoredUser group) {
            told.add("deleted");
        }
    }

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder ->
                builder.groups(new InMemoryGroupStores(Clock.systemUTC())).groupListener(new Recording()));
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
    void aGroupIsCreatedWithItsMembers() {
        ScimClient.Response created = client.post("/Groups", group("Sales", ada, ben));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/Groups/" + created.id());
        assertThat(created.body().at("/meta/resourceType").asText()).isEqualTo("Group");
        JsonNode group = client.get("/Groups/" + created.id()).body();
        assertThat(members(group)).containsExactlyInAnyOrder(ada, ben);
        assertThat(group.at("/members/0/type").asText()).isEqualTo("User");
        assertThat(group.at("/members/0/$ref").asText())
                .isEqualTo(
                        server.url() + "/Users/" + group.at("/members/0/value").asText());
    }

    @Test
    void aGroupWithoutMembersShowsAnEmptyList() {
        JsonNode group = client.post("/Groups", group("Sales")).body();

        assertThat(group.path("members").isArray()).isTrue();
        assertThat(group.path("members")).isEmpty();
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
    void aNameBelongsToOneGroup() {
        String id = client.post("/Groups", group("Sales")).id();

        ScimClient.Response taken = client.post("/Groups", group("SALES"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.scimType()).isEqualTo("uniqueness");

        assertThat(client.delete("/Groups/" + id).status()).isEqualTo(204);
        assertThat(client.post("/Groups", group("Sales")).status()).isEqualTo(201);
    }

    @Test
    void aUserShowsItsGroupsAndCannotChangeThem() {
        String sales = client.post("/Groups", group("Sales", ada)).id();

        client.put("/Users/" + ada, user("ada", "\"groups\":[]"));

        JsonNode groups = client.get("/Users/" + ada).body().path("groups");
        assertThat(groups).hasSize(1);
        assertThat(groups.at("/0/value").asText()).isEqualTo(sales);
        assertThat(groups.at("/0/display").asText()).isEqualTo("Sales");
        assertThat(groups.at("/0/$ref").asText()).isEqualTo(server.url() + "/Groups/" + sales);
        assertThat(groups.at("/0/type").asText()).isEqualTo("direct");
        assertThat(client.get("/Users/" + ada + "?excludedAttributes=groups")
                        .body()
                        .has("groups"))
                .isFalse();
        assertThat(client.get("/Users").body().at("/Resources/0/groups")).hasSize(1);
        assertThat(client.get("/Users/" + ben).body().has("groups")).isFalse();
    }

    @Test
    void aDeletedUserHasLeftItsGroupsWhichHaveNewVersions() {
        ScimClient.Response created = client.post("/Groups", group("Sales", ada, ben));

        client.delete("/Users/" + ada);

        ScimClient.Response group = client.get("/Groups/" + created.id());
        assertThat(members(group.body())).containsExactly(ben);
        assertThat(group.header("ETag")).isNotEqualTo(created.header("ETag"));
        assertThat(client.patchWith("/Groups/" + created.id(), removeListed(ada))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDeletedGroupIsNobodysAnyMore() {
        String inner = client.post("/Groups", group("Inner", ada)).id();
        String outer = client.post("/Groups", group("Outer", inner)).id();

        assertThat(client.delete("/Groups/" + inner).status()).isEqualTo(204);

        assertThat(client.get("/Groups/" + inner).status()).isEqualTo(404);
        assertThat(membersOf(outer)).isEmpty();
        assertThat(client.get("/Users/" + ada).body().has("groups")).isFalse();
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

    @Test
    void excludedMembersStayOutOfListsAndGroups() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        ScimClient.Response list = find("displayName eq \"sales\"", "&excludedAttributes=members");

        assertThat(list.body().path("totalResults").asInt()).isEqualTo(1);
        assertThat(list.raw().body()).doesNotContain("members");
        assertThat(client.get("/Groups/" + id + "?excludedAttributes=members")
                        .raw()
                        .body())
                .doesNotContain("members");
        assertThat(client.get("/Groups/" + id + "?attributes=members.value")
                        .body()
                        .at("/members/0/value")
                        .asText())
                .isEqualTo(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members.value eq \"%s\"",
                "members eq \"%s\"",
                "members[value eq \"%s\"]",
                "displayName eq \"Sales\" and members eq \"%s\""
            })
    void groupsAreFoundByAMember(String filter) {
        client.post("/Groups", group("Sales", ada));
        client.post("/Groups", group("Support", ben));

        JsonNode found = find(filter.formatted(ada), "").body();

        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/displayName").asText()).isEqualTo("Sales");
    }

    @Test
    void aFilterOnMembersThatIsNotUnderstoodIsRefused() {
        assertThat(find("members pr or displayName pr", "").status()).isEqualTo(400);
    }

    @Test
    void aSearchOfUsersByGroupIsRefusedRatherThanEmpty() {
        String id = client.post("/Groups", group("Sales", ada)).id();

        ScimClient.Response refused = client.find("active eq true and groups.value eq \"" + id + "\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
        assertThat(refused.body().path("detail").asText()).contains("members.value eq");
    }

    @Test
    void bothTypesAreFoundAtTheRoot() {
        client.post("/Groups", group("ada", ada));

        JsonNode found = client.post(
                        "/.search",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                + "\"filter\":\"userName eq \\\"ada\\\" or displayName eq \\\"ada\\\"\"}")
                .body();

        assertThat(found.path("totalResults").asInt()).isEqualTo(2);
        assertThat(found.at("/Resources/0/meta/resourceType").asText()).isEqualTo("User");
        assertThat(found.at("/Resources/1/meta/resourceType").asText()).isEqualTo("Group");
        JsonNode second = client.post(
                        "/.search",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                + "\"startIndex\":4,\"count\":2}")
                .body();
        assertThat(second.path("totalResults").asInt()).isEqualTo(4);
        assertThat(second.path("Resources")).hasSize(1);
        assertThat(second.at("/Resources/0/displayName").asText()).isEqualTo("ada");
    }

    @Test
    void usersAndTheirGroupAreCreatedInOneBulkRequest() {
        JsonNode response = bulk(
                client,
                create("g", group("New", "bulkId:d")).replace("/Users", "/Groups"),
                create("d", user("dora", "")));

        assertThat(statuses(response)).containsExactly("201", "201");
        String group = response.at("/Operations/0/location").asText();
        assertThat(membersOf(group.substring(group.lastIndexOf('/') + 1)))
                .containsExactly(client.find("userName eq \"dora\"")
                        .body()
                        .at("/Resources/0/id")
                        .asText());
        assertThat(statuses(bulk(
                        client, operation("DELETE", group.substring(server.url().length()), "null"))))
                .containsExactly("204");
    }

    @Test
    void discoveryNamesBothTypes() {
        assertThat(client.get("/ResourceTypes").body().path("totalResults").asInt())
                .isEqualTo(2);
        assertThat(client.get("/ResourceTypes/Group").body().path("schema").asText())
                .isEqualTo(GROUP);
        assertThat(client.get("/Schemas").body().path("totalResults").asInt()).isEqualTo(3);
        assertThat(client.get("/Schemas/" + GROUP).status()).isEqualTo(200);
    }

    @Test
    void theOpenApiDocumentDescribesGroups() {
        JsonNode document = client.get("/openapi.json").body();

        assertThat(document.at("/paths/~1Groups/post/operationId").asText()).isEqualTo("createGroup");
        assertThat(document.at("/components/schemas/Group/properties/members/type")
                        .asText())
                .isEqualTo("array");
        assertThat(document.at("/components/schemas/GroupList/properties/Resources/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Group");
    }

    @Test
    void theHostIsToldOfEveryChangeInItsOrder() {
        String id = client.post("/Groups", group("Sales", ada)).id();
        client.patchWith("/Groups/" + id, add(ben) + ",{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"S\"}");
        client.patchWith("/Groups/" + id, add(ben));
        client.put("/Groups/" + id, group("S", cleo));
        client.delete("/Groups/" + id);

        assertThat(told).containsExactly("created with 1", "renamed +1 -0", "+1 -2", "deleted");
    }

    @Test
    void aClientThatMayOnlyReadChangesNoGroup() {
        ScimClient reader = server.client(RunningScimServer.ACME_READ_ONLY);

        assertThat(reader.post("/Groups", group("Sales")).status()).isEqualTo(403);
        assertThat(reader.get("/Groups").status()).isEqualTo(200);
    }

    private ScimClient.Response find(String filter, String more) {
        return client.get("/Groups?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + more);
    }

    private List<String> membersOf(String group) {
        return members(client.get("/Groups/" + group).body());
    }

    private static List<String> members(JsonNode group) {
        return group.path("members").findValuesAsText("value");
    }

    private static String group(String name, String... members) {
        return "{\"schemas\":[\"" + GROUP + "\"],\"displayName\":\"" + name + "\",\"members\":" + list(members) + "}";
    }

    private static String add(String... members) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":" + list(members) + "}";
    }

    private static String removeListed(String... members) {
        return "{\"op\":\"remove\",\"path\":\"members\",\"value\":" + list(members) + "}";
    }

    private static String list(String... members) {
        return "["
                + List.of(members).stream()
                        .map(member -> "{\"value\":\"" + member + "\"}")
                        .reduce((first, second) -> first + "," + second)
                        .orElse("")
                + "]";
    }
}
