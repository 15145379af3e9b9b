package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of the page about what needs attention: rows open with a refusal, and close by themselves or by hand. */
class ConsoleAttentionTest extends ConsoleTest {

    private static final String ATTENTION = HOME + "/attention";
    private static final String OFF = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}";
    private static final String NOTHING = "Nothing needs your attention";
    private static final Pattern ITEM = Pattern.compile("name=\"item\" value=\"([^\"]+)\"");

    ConsoleAttentionTest() {
        super("--guard=3,10%", "--management-port=0");
    }

    /** Creates a user of this name with further attributes, such as {@code ,"externalId":"7"}. */
    private ScimCaller.Response create(String userName, String more) throws Exception {
        return provider.send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s"%s}""".formatted(userName, more));
    }

    private ScimCaller.Response bulk(String operations) throws Exception {
        return provider.send("POST", "/Bulk", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[%s]}""".formatted(operations));
    }

    private String page() throws Exception {
        server.running().scim().activity().orElseThrow().flush(Duration.ofSeconds(20));
        return operator.get(ATTENTION).body();
    }

    private String overview() throws Exception {
        server.running().scim().activity().orElseThrow().flush(Duration.ofSeconds(20));
        return operator.get(HOME).body();
    }

    private HttpResponse<String> dismissFirst() throws Exception {
        Matcher item = ITEM.matcher(page());
        assertThat(item.find()).isTrue();
        return operator.submit(ATTENTION, ATTENTION + "/dismiss", Map.of("item", item.group(1)));
    }

    private void protect(String id) throws Exception {
        operator.submit(HOME + "/employees/" + id, Map.of("confirm", "protect"));
    }

    @Test
    void aRefusedCreateIsShownWithItsReasonAndCountedUntilThePersonArrives() throws Exception {
        String ada = create("ada@example.com", ",\"externalId\":\"1\",\"displayName\":\"Ada\"")
                .id();
        assertThat(page()).contains(NOTHING);
        assertThat(overview()).contains(">Working<");

        create("ADA@example.com", ",\"externalId\":\"2\"");
        create("ADA@example.com", ",\"externalId\":\"2\"");

        assertThat(page())
                .contains(
                        "Did not arrive",
                        "ADA@example.com",
                        "Another user has the same userName. That user is active.",
                        "Correct one of the two",
                        HOME + "/employees/" + ada,
                        "2 times",
                        PROVISIONING + "/activity/entries/");
        assertThat(overview()).contains("Working, 1 person needs attention", "href=\"" + ATTENTION + "\"");
        assertThat(operator.get(PROVISIONING).body()).contains("1 person needs attention");

        provider.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Countess\"}");
        assertThat(page()).as("the other Ada has not arrived").contains("Did not arrive");

        create("ada.two@example.com", ",\"externalId\":\"2\"");
        assertThat(page()).contains(NOTHING);
        assertThat(overview()).contains(">Working<");
    }

    @Test
    void whatIsRefusedInABulkRequestIsShownForEachPerson() throws Exception {
        String ada = create("ada@example.com", "").id();
        protect(ada);

        bulk("""
                {"method":"POST","path":"/Users","bulkId":"a","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"displayName":"No Name","externalId":"77"}},
                {"method":"POST","path":"/Users","bulkId":"b","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bob@example.com"}},
                {"method":"DELETE","path":"/Users/%s"}""".formatted(ada));

        assertThat(page())
                .containsSubsequence(
                        "Still active", "protected", "Did not arrive", "is required", "Fill this attribute in")
                .contains("ada@example.com", "77")
                .doesNotContain("bob@example.com");

        bulk("""
                {"method":"POST","path":"/Users","bulkId":"a","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"no.name@example.com","externalId":"77"}}""");
        assertThat(page()).contains("Still active").doesNotContain("Did not arrive");
    }

    @Test
    void aRefusedDeactivationIsFirstAndOnlyADeactivationEndsIt() throws Exception {
        String ada = create("ada@example.com", ",\"displayName\":\"Ada\"").id();
        protect(ada);
        provider.patch(ada, OFF);
        create("ada@example.com", "");

        assertThat(page())
                .containsSubsequence(
                        "1 person should have been deactivated",
                        "Still active",
                        "cannot be deactivated",
                        "end their protection",
                        "Did not arrive");
        assertThat(page()).contains(HOME + "/employees/" + ada + "\"><bdi>Ada</bdi>");
        assertThat(overview()).contains("banner bad", "badge bad", "Working, 2 people need attention");

        provider.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Countess\"}");
        assertThat(page())
                .as("she is still active, and the other one is not here")
                .contains("Still active", "Did not arrive");

        operator.submit(HOME + "/employees/" + ada, Map.of("confirm", "unprotect"));
        provider.patch(ada, OFF);
        assertThat(page()).doesNotContain("Still active");
    }

    @Test
    void anAdministratorWhoDeactivatesThePersonEndsTheRowToo() throws Exception {
        String ada = create("ada@example.com", "").id();
        protect(ada);
        provider.send("DELETE", "/Users/" + ada, "");
        assertThat(page()).contains("Still active");

        operator.submit(HOME + "/employees/" + ada, Map.of("confirm", "unprotect"));
        operator.submit(HOME + "/employees/" + ada + "/deactivate", Map.of());
        assertThat(page()).contains(NOTHING);
    }

    @Test
    void deactivationsThatTheGuardHoldsAreShownUntilTheyHaveHappened() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(create("user" + i + "@example.com", "").id());
        }
        for (String id : ids) {
            provider.patch(id, OFF);
        }
        assertThat(page())
                .contains(
                        "user3@example.com", "user4@example.com", "2 people", "Open the guard", PROVISIONING + "/guard")
                .doesNotContain("user2@example.com", "should have been deactivated");

        operator.submit(PROVISIONING + "/guard/removal/allow", Map.of("confirm", "yes"));
        provider.patch(ids.get(3), OFF);
        assertThat(page()).contains("user4@example.com").doesNotContain("user3@example.com");
    }

    @Test
    void aDismissedRowComesBackWhenItFailsAgain() throws Exception {
        create("ada@example.com", "");
        create("ada@example.com", "");

        assertThat(dismissFirst().statusCode()).isEqualTo(303);
        assertThat(page()).contains(NOTHING);
        assertThat(overview()).contains(">Working<");
        assertThat(operator.get(HOME + "/audit").body())
                .contains("Dismissed from the list", "ada@example.com", "Did not arrive");

        create("ada@example.com", "");
        assertThat(page()).contains("Did not arrive", "1 time");
    }

    @Test
    void twinsAreFoundAndEndWhenOneIsCorrected() throws Exception {
        String first = create("ada@example.com", ",\"emails\":[{\"value\":\"ada@example.com\"}]")
                .id();
        provider.patch(first, OFF);
        String second = create("ada.two@example.com", ",\"emails\":[{\"value\":\"Ada@Example.com\"}]")
                .id();

        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page())
                .contains(
                        "Twin",
                        "2 employees have the same e-mail address",
                        HOME + "/employees/" + first,
                        HOME + "/employees/" + second);

        dismissFirst();
        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page()).as("dismissed for good").contains(NOTHING);

        provider.patch(first, "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"7\"}");
        provider.patch(second, "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"7\"}");
        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page()).contains("have the same externalId").doesNotContain("e-mail");

        provider.patch(second, "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"8\"}");
        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page()).contains(NOTHING);
    }

    @Test
    void aManagerWhoNeverArrivedIsShownUntilTheyArrive() throws Exception {
        String manager =
                ",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"%s\"}}";
        String boss = create("boss@example.com", ",\"externalId\":\"b1\"").id();
        create("ada@example.com", manager.formatted("chief@example.com"));
        create("bob@example.com", manager.formatted("chief@example.com"));
        create("gone@example.com", ",\"active\":false" + manager.formatted("another@example.com"));
        create("eve@example.com", manager.formatted(boss));
        create("joe@example.com", manager.formatted("b1"));

        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page())
                .contains("Manager missing", "chief@example.com", "2 employees refer to this manager")
                .doesNotContain("boss@example.com", "another@example.com");

        create("chief@example.com", "");
        operator.submit(ATTENTION, ATTENTION + "/review", Map.of());
        assertThat(page()).contains(NOTHING);
    }

    @Test
    void whatIsSentInVainIsShownOnce() throws Exception {
        String ada = create("ada@example.com", ",\"favouriteColour\":\"red\",\"title\":\"Countess\"")
                .id();
        create("bob@example.com", ",\"favouriteColour\":\"red\"");
        assertThat(page()).contains("Not kept", "favouriteColour", "2 times", "1 attribute needs attention");

        dismissFirst();
        for (int i = 0; i < 5; i++) {
            assertThat(page()).contains(NOTHING);
            provider.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Countess\"}");
        }
        assertThat(page()).contains("No effect", "ada@example.com", "5 times").doesNotContain("favouriteColour");

        provider.patch(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Queen\"}");
        assertThat(page()).contains(NOTHING);
    }

    @Test
    void theRowsOfAnotherCompanyAreNeverVisible() throws Exception {
        create("ada@example.com", "");
        create("ada@example.com", "");
        operator.submit("/admin/companies", Map.of("name", "Other"));
        String other = ATTENTION.replace("default", "other");
        Matcher item = ITEM.matcher(page());
        assertThat(item.find()).isTrue();

        assertThat(operator.get(other).body()).contains(NOTHING).doesNotContain("ada@example.com");
        assertThat(operator.submit(other, other + "/dismiss", Map.of("item", item.group(1)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(page()).contains("ada@example.com");
    }

    @Test
    void aForgottenPersonIsForgottenHereToo() throws Exception {
        create("ada@example.com", "");
        create("ada@example.com", "");
        assertThat(page()).contains("ada@example.com");

        operator.submit(PROVISIONING + "/activity/forget", Map.of("user", "ada@example.com"));
        assertThat(page()).contains(NOTHING).doesNotContain("ada@example.com");
    }

    @Test
    void hostileTextIsTextAndAFormWithoutItsKeyIsRefused() throws Exception {
        provider.send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"<script>alert(1)</script>"}""");

        assertThat(page()).contains("&lt;script").doesNotContain("<script>alert");
        assertThat(operator.post(ATTENTION + "/review", Map.of()).statusCode()).isEqualTo(403);
        assertThat(operator.post(ATTENTION + "/dismiss", Map.of("item", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusalsOfEveryRequestAreTroubleOfTheConnectionAndNotOfPeople() throws Exception {
        operator.submit(PROVISIONING, PROVISIONING + "/switch", Map.of("confirm", "pause"));
        create("ada@example.com", "");
        new ScimCaller(server.url(), "wrong").create("bob@example.com");

        assertThat(page()).contains(NOTHING);
    }

    @Test
    void theNumbersAreAmongTheMetrics() throws Exception {
        create("ada@example.com", "");
        create("ada@example.com", "");
        page();

        String url = server.running().management().orElseThrow().url() + "/metrics";
        assertThat(Browser.at(server).get(url).body())
                .contains("scim_attention_open{kind=\"CREATE\"} 1.0", "scim_attention_open{kind=\"DEACTIVATION\"} 0.0");
    }
}
