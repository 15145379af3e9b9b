package io.scimserver;

import static io.scimserver.GroupRequests.group;
import static io.scimserver.GroupRequests.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.Member;
import io.scimserver.store.MemberPage;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of searches for groups, for users by their groups, and for both at the root. */
class GroupSearchHttpTest {

    private RunningScimServer server;
    private ScimClient client;
    private String ada;
    private String ben;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.groups(new InMemoryGroupStores(Clock.systemUTC())));
        client = server.client();
        ada = client.createUser("ada").id();
        ben = client.createUser("ben").id();
        client.createUser("cleo");
    }

    @AfterEach
    void stopServer() {
        server.close();
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
    void usersAreFoundByTheirGroup() {
        String id = client.post("/Groups", group("Sales", ada, ben)).id();
        client.post("/Groups", group("Others", ada));

        for (String filter :
                List.of("groups.value eq \"%s\"", "groups eq \"%s\"", "groups[value eq \"%s\"] and userName pr")) {
            assertThat(totalOf("/Users", filter.formatted(id))).as(filter).isEqualTo(2);
        }
        assertThat(totalOf("/Users", "userName eq \"BEN\" and groups.value eq \"" + id + "\""))
                .isOne();
        assertThat(totalOf("/Users", "groups.value eq \"nobody\"")).isZero();
        JsonNode sorted = client.get("/Users?sortBy=userName&sortOrder=descending&count=1&filter="
                        + URLEncoder.encode("groups.value eq \"" + id + "\"", StandardCharsets.UTF_8))
                .body();
        assertThat(sorted.path("totalResults").asInt()).isEqualTo(2);
        assertThat(sorted.at("/Resources/0/userName").asText()).isEqualTo("ben");
    }

    @Test
    void aSearchByGroupsThatIsNotUnderstoodIsRefusedRatherThanEmpty() {
        ScimClient.Response refused = client.find("active eq true or groups.value eq \"1\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
        assertThat(refused.body().path("detail").asText()).contains("groups.value eq");
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
    void aSearchAtTheRootSortsTheTypesThatHaveTheAttribute() {
        client.post("/Groups", group("ada", ada));

        JsonNode found = client.get("/?filter=id%20pr&sortBy=userName&sortOrder=descending")
                .body();

        assertThat(found.path("Resources").findValuesAsText("userName")).containsExactly("cleo", "ben", "ada");
        assertThat(found.path("totalResults").asInt()).isEqualTo(4);
        assertThat(client.get("/Users?sortBy=nonsense").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense", "name"})
    void aSearchAtTheRootRefusesASortThatNoTypeHas(String sortBy) {
        assertThat(client.post("/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"sortBy":"%s"}""".formatted(sortBy)).status()).isEqualTo(400);
    }

    @Test
    void theTypeOfAResourceIsFoundByFilters() {
        client.post("/Groups", group("ada", ada));

        for (String filter : List.of(
                "meta.resourceType eq \"Group\"",
                "not (meta.resourceType ne \"Group\")",
                "meta.resourceType sw \"Gr\" and displayName pr",
                "meta.resourceType eq \"User\" or displayName eq \"ada\"")) {
            assertThat(totalOf("/Groups", filter)).as(filter).isOne();
        }
        assertThat(totalOf("/Groups", "meta.resourceType eq \"User\"")).isZero();
        assertThat(totalOf("/", "meta.resourceType eq \"Group\"")).isOne();
    }

    private int totalOf(String path, String filter) {
        return client.get(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .body()
                .path("totalResults")
                .asInt(-1);
    }

    @Test
    void aListOfLargeGroupsIsRefusedBeforeAllOfTheirMembersAreRead() {
        AtomicInteger reads = new AtomicInteger();
        GroupStores groups = new InMemoryGroupStores(Clock.systemUTC());
        Set<Member> members = IntStream.range(0, 1_000)
                .mapToObj(i -> new Member(i + "x".repeat(4_000), Member.Kind.UNKNOWN))
                .collect(Collectors.toSet());
        for (int i = 0; i < 20; i++) {
            ObjectNode named = JsonNodeFactory.instance.objectNode().put("displayName", "Group " + i);
            groups.forTenant(new Tenant("acme")).create("id-" + i, UserDocument.of(named), members);
        }
        try (RunningScimServer large = RunningScimServer.start(builder -> builder.groups(
                new DelegatingGroupStore.Stores(groups, tenant -> new ReadCounter(groups.forTenant(tenant), reads))))) {
            ScimClient.Response refused = large.client().get("/Groups");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.scimType()).isEqualTo("tooMany");
            assertThat(reads.get()).isLessThan(15);
        }
    }

    /** Store that counts how often members are read. */
    private static final class ReadCounter extends DelegatingGroupStore {

        private final AtomicInteger reads;

        ReadCounter(GroupStore store, AtomicInteger reads) {
            super(store);
            this.reads = reads;
        }

        @Override
        public MemberPage members(String id, String position, int count) {
            reads.incrementAndGet();
            return super.members(id, position, count);
        }
    }

    private ScimClient.Response find(String filter, String more) {
        return client.get("/Groups?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + more);
    }
}
