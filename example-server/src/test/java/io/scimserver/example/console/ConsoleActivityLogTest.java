package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.example.support.Browser;
import io.scimserver.tenant.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of how the activity log reads: people by name, cycles, words for what happened. */
class ConsoleActivityLogTest extends ConsoleTest {

    private static final String LOG = PROVISIONING + "/activity";
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final String OFF = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}";
    private static final Pattern ROW = Pattern.compile(
            "class=\"person\">([^<]*)</bdi>\\s*<bdi>([^<]*)</bdi>\\s*<span class=\"badge \\w+\">([^<]*)<");
    private static final Pattern TITLE = Pattern.compile("<h2>(?!Why)(.*)</h2>");
    private static final Pattern PREVIEW = Pattern.compile("href=\"([^\"]+/preview\\?entry=[^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("href=\"([^\"]+/activity/entries/[^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private ActivityLog log() {
        return server.running().scim().activity().orElseThrow();
    }

    private String list(String query) throws Exception {
        assertThat(log().flush(Duration.ofSeconds(20))).isTrue();
        return operator.get(LOG + query).body();
    }

    /** Returns the rows of a page, as "person: what happened (result)". */
    private static List<String> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + ": " + row.group(2) + " (" + row.group(3) + ")")
                .toList();
    }

    private static List<String> cycles(String page) {
        return TITLE.matcher(page.substring(page.indexOf("id=\"entries\"")))
                .results()
                .map(title -> title.group(1).replaceAll("<[^>]+>", ""))
                .toList();
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String createGrace() throws Exception {
        return provider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ghopper",
                 "displayName": "Grace Hopper", "emails": [{"value": "grace@example.com"}]}""").id();
    }

    private void happened(Instant at, Map<ActivityEffect, Integer> effects) {
        log().store()
                .append(List.of(new ActivityEntry(
                        server.running().scim().newRequestId(),
                        Optional.of(new Tenant("default")),
                        at,
                        Duration.ofMillis(2),
                        new Call(ActivityOperation.PATCH, "PATCH", "/scim/v2/Users/1", 1),
                        new Source(Optional.of("t"), Optional.of("Entra ID"), Optional.empty(), Optional.empty()),
                        new Outcome(200, Optional.empty(), Optional.empty(), Set.of(), effects),
                        List.of(new Subject(Optional.of("1"), Optional.of("ada"))),
                        Bodies.NONE)));
    }

    @Test
    void everyEntryIsOneLineWithThePersonsNameAndWhatHappened() throws Exception {
        String id = createGrace();
        provider.patch(id, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Admiral\"}");
        provider.patch(id, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Admiral\"}");
        provider.patch(id, OFF);
        provider.get("/Users/" + id);
        provider.patch(id, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":[]}");
        provider.send("DELETE", "/Users/" + id, "");

        assertThat(rows(list("")))
                .containsExactly(
                        "ghopper: Deleted (Done)",
                        "ghopper: Change: operation 1: 'userName' is required (Refused)",
                        "ghopper: Read (Done)",
                        "ghopper: Deactivated (Done)",
                        "ghopper: Nothing changed (Done)",
                        "ghopper: Updated (Done)",
                        "ghopper: Created (Done)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghopper", "GRACE@example.com", "Grace Hopper", "hopp"})
    void refusedChangesAndDeletionsAreFoundByWhatIsKnownOfThePerson(String search) throws Exception {
        String id = createGrace();
        provider.create("ada@example.com");
        operator.submit(HOME + "/employees/" + id, Map.of("confirm", "protect"));
        provider.patch(id, OFF);
        provider.send("DELETE", "/Users/" + id, "");

        assertThat(rows(list("?outcome=refused&user=" + Browser.encode(search))))
                .hasSize(2)
                .allMatch(row -> row.startsWith("Grace Hopper: "));
    }

    @Test
    void whatOneSynchronisationDidStandsAboveItsRequests() throws Exception {
        happened(NINE, Map.of(ActivityEffect.CREATED, 1));
        happened(NINE.plusSeconds(299), Map.of(ActivityEffect.UPDATED, 1));
        happened(NINE.plusSeconds(598), Map.of(ActivityEffect.REFUSED, 1));
        happened(NINE.plusSeconds(2_400), Map.of());

        assertThat(cycles(list("")))
                .containsExactly(
                        "Entra ID cycle of 25 Nov 2026, 09:40 UTC: nothing changed · 1 request",
                        "Entra ID cycle of 25 Nov 2026, 09:00 UTC: 1 created, 1 updated, 1 refused · 3 requests");
    }

    @Test
    void aCycleThatIsLongerThanAPageIsCountedOnItsFirstPage() throws Exception {
        happened(NINE, Map.of());
        for (int i = 0; i < 230; i++) {
            happened(NINE.plusSeconds(1_000 + i), Map.of(ActivityEffect.UPDATED, 1));
        }
        String page = list("");
        assertThat(cycles(page))
                .containsExactly("Entra ID cycle of 25 Nov 2026, 09:16 UTC: 230 updated · 230 requests");
        assertThat(rows(page)).hasSize(50);

        String second = operator.get(first(OLDER, page)).body();
        assertThat(cycles(second)).containsExactly("Entra ID cycle of 25 Nov 2026, 09:16 UTC, continued");
    }

    @Test
    void aCycleThatIsVeryLongIsCountedInPart() throws Exception {
        for (int i = 0; i < 600; i++) {
            happened(NINE.plusSeconds(i), Map.of(ActivityEffect.UPDATED, 1));
        }

        assertThat(cycles(list("")))
                .containsExactly("Entra ID cycle of 25 Nov 2026, 09:00 UTC: 550 updated · the last 550 requests");
    }

    @Test
    void entriesAreSelectedByRepairAndByAttributeWithoutEffect() throws Exception {
        String id = createGrace();
        provider.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"False\"}");
        provider.send("PATCH", "/Users/" + id, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "add", "value": {"favouriteColour": "green"}}]}""");

        assertThat(rows(list("?repair=boolean-as-text"))).containsExactly("Grace Hopper: Deactivated (Done)");
        assertThat(rows(list("?text=favouriteColour"))).containsExactly("Grace Hopper: Nothing changed (Done)");
        assertThat(list("?repair=boolean-as-text"))
                .contains("value=\"boolean-as-text\" selected", "export?format=csv&amp;repair=boolean-as-text");
    }

    @Test
    void aRequestCanBePreviewedAgainFromItsEntry() throws Exception {
        String id = createGrace();
        provider.patch(id, OFF);
        String entry = operator.get(first(ENTRY, list("?operation=patch"))).body();

        assertThat(operator.get(first(PREVIEW, entry)).body())
                .contains("value=\"change\" selected", "value=\"" + id + "\"", "\"path\":\"active\"");
        provider.get("/Users/" + id);
        assertThat(operator.get(first(ENTRY, list("?operation=read"))).body()).doesNotContain("/preview?entry=");
    }

    @Test
    void aRequestOfAnotherCompanyIsNotPreviewed() throws Exception {
        createGrace();
        String entry = operator.get(first(ENTRY, list(""))).body();
        operator.submit("/admin/companies", Map.of("name", "Other"));

        assertThat(operator.get(first(PREVIEW, entry).replace("/default/", "/other/"))
                        .body())
                .doesNotContain("ghopper");
    }

    @Test
    void aPageThatOutlivesTheSessionIsLoadedAgainInsteadOfGoingBlank() throws Exception {
        Browser other = Browser.at(server);
        HttpResponse<String> part =
                other.exchange(other.request(LOG + "?text=x").header("HX-Request", "true"));

        assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
        assertThat(part.body()).isEmpty();
        assertThat(other.get(LOG).statusCode()).isEqualTo(303);
    }

    @Test
    void theOverviewShowsTheLastThirtyDaysAsAPictureAndAsATable() throws Exception {
        assertThat(operator.get(HOME).body()).doesNotContain("<svg class=\"chart\"");

        happened(Instant.now().minus(Duration.ofDays(28)), Map.of(ActivityEffect.CREATED, 7));

        String page = operator.get(HOME).body();
        assertThat(page).contains("<svg class=\"chart\"", "role=\"img\"", "The same as a table", "<td>7</td>");
        assertThat(page.split("<th scope=\"row\">", -1)).hasSize(31);
    }
}
