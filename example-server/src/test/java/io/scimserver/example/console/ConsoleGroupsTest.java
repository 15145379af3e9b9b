package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the pages about groups: list, members, roles, history, and the switch of a company. */
class ConsoleGroupsTest extends ConsoleTest {

    private static final String GROUPS = HOME + "/groups";
    private static final String HOSTILE = "<script>alert(1)</script>'><img src=x onerror=alert(2)>";
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    ConsoleGroupsTest() {
        super("--groups", "--guard=3,10%");
    }

    private ScimCaller.Response create(String name, List<String> members) throws Exception {
        return provider.send("POST", "/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s","members":[%s]}""".formatted(name.replace("\"", "\\\""), values(members.stream())));
    }

    private static String values(Stream<String> members) {
        return members.map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","));
    }

    private ScimCaller.Response patch(String id, String operation) throws Exception {
        return provider.send("PATCH", "/Groups/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}""".formatted(operation));
    }

    private String next(HttpResponse<String> page) {
        Matcher link = NEXT.matcher(page.body());
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void groupsAreListedByPagesAndFoundByName() throws Exception {
        for (int i = 0; i < 26; i++) {
            create("Team %02d".formatted(i), List.of());
        }
        HttpResponse<String> first = operator.get(GROUPS);

        assertThat(first.body())
                .contains("1 to 25 of 26", "Team 00", "0 members")
                .doesNotContain("Team 25");
        assertThat(operator.get(next(first)).body()).contains("26 to 26 of 26", "Team 25");
        assertThat(operator.get(GROUPS + "?search=am%2007").body())
                .contains("Team 07")
                .doesNotContain("Team 08");
        assertThat(operator.get(GROUPS + "?search=nothing").body()).contains("No group matches");
        assertThat(operator.get(HOME).body()).contains("href=\"" + GROUPS + "\"");
    }

    @Test
    void aGroupShowsItsMembersByPagesWithLinksToTheirPages() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            people.add(provider.create("user%02d@example.com".formatted(i)).id());
        }
        String inner = create("Inner", List.of()).id();
        String team = create("Team", people).id();
        patch(team, "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + values(Stream.of(inner, "nobody")) + "]}");

        HttpResponse<String> first = operator.get(GROUPS + "/" + team);
        HttpResponse<String> second = operator.get(next(first));

        assertThat(first.body()).contains("53 members, 50 on this page");
        assertThat(second.body()).contains("3 on this page", "First members");
        assertThat(first.body() + second.body())
                .contains(
                        "user50@example.com",
                        HOME + "/employees/" + people.get(50),
                        GROUPS + "/" + inner,
                        "nobody",
                        "not here");
        assertThat(operator.get(GROUPS + "/unknown").statusCode()).isEqualTo(404);
        assertThat(operator.get(HOME + "/employees/" + people.get(0)).body()).contains(GROUPS + "/" + team, "Team");
        assertThat(operator.get(HOME + "/employees/" + team).headers().firstValue("Location"))
                .as("the subject of a bulk request may be a group")
                .hasValue(GROUPS + "/" + team);
    }

    @Test
    void theHistoriesOfAGroupAndOfItsMembersTellWhatHappened() throws Exception {
        String ada = provider.create("ada@example.com").id();
        String team = create("Team", List.of(ada)).id();
        patch(team, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Crew\"}");
        provider.send("DELETE", "/Groups/" + team, "");
        server.running().scim().activity().orElseThrow().flush(Duration.ofSeconds(20));

        assertThat(operator.get(GROUPS + "/" + team + "/history").body())
                .containsSubsequence(
                        "History of <bdi>Crew</bdi>",
                        "Deleted the group",
                        "<code>members.left</code>",
                        "Changed the group",
                        "<del><bdi>Team</bdi></del>",
                        "<ins><bdi>Crew</bdi></ins>",
                        "Created the group",
                        "<code>members.joined</code>");
        assertThat(operator.get(HOME + "/employees/" + ada + "/history").body())
                .containsSubsequence("Left a group", "<bdi>Crew</bdi>", "Joined a group", "<bdi>Team</bdi>");
        assertThat(operator.get(HOME + "/deleted-employees").body()).doesNotContain("Crew");
        assertThat(operator.get(PROVISIONING + "/activity").body())
                .containsSubsequence(
                        "Crew",
                        "1 group deleted, 1 member removed",
                        "Delete a group",
                        "1 group renamed",
                        "Change a group");
        assertThat(operator.get(PROVISIONING + "/activity?operation=create-group")
                        .body())
                .contains("1 group created, 1 member added")
                .doesNotContain("1 group deleted");
    }

    @Test
    void theRoleOfAGroupIsSetShownAndRemoved() throws Exception {
        String ada = provider.create("ada@example.com").id();
        String team = GROUPS + "/" + create("Team", List.of(ada)).id();

        assertThat(operator.submit(team, Map.of("role", " manager ")).statusCode())
                .isEqualTo(303);
        assertThat(operator.get(team).body()).contains("value=\"manager\"");
        assertThat(operator.get(GROUPS).body()).contains("<bdi>manager</bdi>");
        assertThat(operator.get(HOME + "/employees/" + ada).body())
                .contains("Roles by these groups", "<bdi>manager</bdi>");
        assertThat(operator.submit(team, Map.of("role", "x".repeat(101))).statusCode())
                .isEqualTo(400);

        operator.submit(team, Map.of("role", ""));
        assertThat(operator.get(team).body()).doesNotContain("value=\"manager\"");
        assertThat(operator.get(HOME + "/audit").body())
                .contains("Set the role of the members of", "Removed the role of the members of", "Team");
    }

    @Test
    void aCompanySwitchesItsGroupsOffAndOnAgain() throws Exception {
        create("Team", List.of());

        assertThat(operator.get(GROUPS + "/../groups-switch/off").statusCode()).isNotEqualTo(303);
        assertThat(operator.submit(HOME + "/groups-switch/off", Map.of("confirm", "off"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(create("Other", List.of()).status()).isEqualTo(501);
        assertThat(operator.get(GROUPS).body()).contains("Groups are off", "gets 501", "Switch groups on", "Team");

        operator.submit(HOME + "/groups-switch/on", Map.of("confirm", "on"));
        assertThat(create("Other", List.of()).status()).isEqualTo(201);
        assertThat(operator.get(HOME + "/audit").body()).contains("Switched groups off", "Switched groups on");
    }

    @Test
    void aMassRemovalIsHeldBackAndShownWithItsGroup() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(provider.create("user" + i + "@example.com").id());
        }
        String team = create("Team", people).id();
        String removal = "{\"op\":\"remove\",\"path\":\"members\"}";

        assertThat(patch(team, removal).status()).isEqualTo(429);
        assertThat(operator.get(HOME).body()).contains("More members of groups than usual");
        assertThat(operator.get(PROVISIONING + "/guard").body())
                .contains("Groups that would have lost members", GROUPS + "/" + team);

        operator.submit(PROVISIONING + "/guard/membership-removal/allow", Map.of("confirm", "yes"));
        assertThat(patch(team, removal).status()).isEqualTo(200);
    }

    @Test
    void whatAClientSentIsTextAndNoMarkup() throws Exception {
        String team = create(HOSTILE, List.of("<b>nobody</b>")).id();
        operator.submit(GROUPS + "/" + team, Map.of("role", HOSTILE));

        for (String page : List.of(GROUPS, GROUPS + "/" + team, GROUPS + "/" + team + "/history")) {
            assertThat(operator.get(page).body()).contains("&lt;script").doesNotContain("<script>alert", "<b>nobody");
        }
    }

    @Test
    void aServerWithoutGroupsExplainsWhatIsRefusedAndHowToSwitchThemOn() throws Exception {
        try (RunningServer without = Browser.server()) {
            Browser other = Browser.operator(without);

            assertThat(other.get(GROUPS).body()).contains("Groups are off", "501", "--groups");
            assertThat(other.get(GROUPS + "/1").statusCode()).isEqualTo(404);
            assertThat(other.get(HOME + "/groups-switch/on").statusCode()).isEqualTo(404);
            assertThat(other.get(PROVISIONING + "/guard").body()).doesNotContain("removed from groups");
        }
    }

    @Test
    void aFormWithoutItsKeyIsRefused() throws Exception {
        String team = create("Team", List.of()).id();

        assertThat(operator.post(GROUPS + "/" + team, Map.of("role", "manager")).statusCode())
                .isEqualTo(403);
        assertThat(operator.post(HOME + "/groups-switch/off", Map.of("confirm", "off"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(create("Other", List.of()).status()).isEqualTo(201);
    }
}
