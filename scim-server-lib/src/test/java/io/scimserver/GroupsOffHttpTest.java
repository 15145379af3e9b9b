package io.scimserver;

import static io.scimserver.GroupRequests.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a tenant whose groups are switched off gets the responses of a server without groups. */
class GroupsOffHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final List<String> READ = List.of(
            "/Groups",
            "/Groups?filter=displayName%20eq%20%22Sales%22",
            "/Groups?startIndex=x",
            "/Groups/1",
            "/Groups/.search",
            "/ResourceTypes",
            "/ResourceTypes/Group",
            "/Schemas",
            "/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group",
            "/ServiceProviderConfig",
            "/openapi.json",
            "/?filter=displayName%20eq%20%22Sales%22",
            "/Users?filter=groups.value%20eq%20%221%22",
            "/Users?filter=userName%20eq%20%22ada%22&attributes=groups");

    private final StoredGroupSettings settings =
            new StoredGroupSettings(true, new InMemorySettingsStore(), Clock.systemUTC());
    private RunningScimServer without;
    private RunningScimServer off;

    @BeforeEach
    void startServers() {
        without = RunningScimServer.start();
        off = RunningScimServer.start(builder ->
                builder.groups(new InMemoryGroupStores(Clock.systemUTC())).groupSettings(settings));
    }

    @AfterEach
    void stopServers() {
        without.close();
        off.close();
    }

    @Test
    void everythingIsAsWithoutGroups() {
        String ada = off.client().createUser("ada").id();
        String sales = off.client().post("/Groups", group("Sales", ada)).id();
        without.client().createUser("ada");
        settings.switchTo(ACME, false);

        READ.forEach(path -> assertSame(client -> client.get(path), path));
        assertSame(client -> client.post("/Groups", group("Club")), "create");
        assertSame(client -> client.post("/Groups", "{"), "a body that is no JSON");
        assertSame(client -> client.put("/Groups/" + sales, group("Club")), "replace");
        assertSame(client -> client.patchWith("/Groups/" + sales, GroupRequests.add("x")), "patch");
        assertSame(client -> client.delete("/Groups/" + sales), "delete");
        assertSame(client -> client.send("GET", "/Groups", null, Map.of("Accept", "text/html")), "another media type");
        assertSame(client -> client.post("/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                "filter":"displayName eq \\"Sales\\""}"""), "search over all types");
        assertSame(
                client -> client.post(
                        "/Bulk", BulkRequests.message(BulkRequests.operation("DELETE", "/Groups/" + sales, "{}"), "")),
                "bulk");
        assertThat(off.client().get("/Users/" + ada).body().has("groups")).isFalse();
    }

    @Test
    void otherTenantsKeepTheirGroupsAndWhatIsStoredComesBack() {
        String ada = off.client().createUser("ada").id();
        String ben = off.client().createUser("ben").id();
        String sales = off.client().post("/Groups", group("Sales", ada, ben)).id();

        settings.switchTo(ACME, false);
        assertThat(off.client(RunningScimServer.GLOBEX)
                        .post("/Groups", group("Club"))
                        .status())
                .isEqualTo(201);
        assertThat(off.client().delete("/Users/" + ben).status()).isEqualTo(204);

        settings.switchTo(ACME, true);
        assertThat(GroupRequests.members(off.client().get("/Groups/" + sales).body()))
                .as("who was deleted meanwhile is no member")
                .containsExactly(ada);
    }

    @Test
    void theDescriptionForTheHostFollowsTheSwitchToo() {
        assertThat(openApi()).contains("/Groups");
        settings.switchTo(ACME, false);
        assertThat(openApi()).doesNotContain("/Groups");
        assertThat(without.scim().groups(new Caller(ACME, "host", "Host", Access.READ_ONLY)))
                .isEmpty();
    }

    private String openApi() {
        return off.scim()
                .openApi(ACME, java.net.URI.create("https://example.com/scim/v2"))
                .toString();
    }

    private void assertSame(Function<ScimClient, ScimClient.Response> request, String what) {
        ScimClient.Response expected = request.apply(without.client());
        ScimClient.Response actual = request.apply(off.client());
        assertThat(actual.status()).as(what).isEqualTo(expected.status());
        assertThat(comparable(actual, off)).as(what).isEqualTo(comparable(expected, without));
        assertThat(actual.header("Content-Type")).as(what).isEqualTo(expected.header("Content-Type"));
    }

    /** Returns the body without the address of the server, ids, versions and times. */
    private static String comparable(ScimClient.Response response, RunningScimServer server) {
        return response.body()
                .toString()
                .replace(server.url(), "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("W?/?\\\\?\"[0-9a-f]{8,}\\\\?\"", "version")
                .replaceAll("\"(created|lastModified|version)\":\"[^,}]*\"", "");
    }
}
