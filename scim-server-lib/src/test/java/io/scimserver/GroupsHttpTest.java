package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.create;
import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.statuses;
import static io.scimserver.GroupRequests.GROUP;
import static io.scimserver.GroupRequests.add;
import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.members;
import static io.scimserver.GroupRequests.removeListed;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of groups that are switched on. */
class GroupsHttpTest {

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

    private List<String> membersOf(String group) {
        return members(client.get("/Groups/" + group).body());
    }
}
