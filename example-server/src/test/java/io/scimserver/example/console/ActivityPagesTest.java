package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.Wire;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the activity log in the console: its searches, its pages, and its audience. */
class ActivityPagesTest {

    private static final String COMPANY = "/admin/companies/default";
    private static final String LOG = COMPANY + "/integrations/provisioning/activity";
    private static final String OTHER_LOG = "/admin/companies/other-sons/integrations/provisioning/activity";
    private static final Pattern ENTRY = Pattern.compile("href=\"([^\"]+/activity/entries/[^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final String HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>\u202Egpj.exe";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningServer server;
    private static Browser operator;
    private static ScimCaller provider;
    private static ScimCaller otherProvider;
    private static String adaId;

    @BeforeAll
    static void start() throws Exception {
        server = Browser.server();
        operator = Browser.operator(server);
        provider = new ScimCaller(server.url(), server.token());
        operator.submit("/admin/companies", Map.of("name", "Other & Sons"));
        operator.submit(
                "/admin/companies/other-sons/administrators",
                Map.of("name", "olga", "password", "a long enough secret"));
        otherProvider = new ScimCaller(server.url(), operator.enabledCompanysToken("other-sons"));
        adaId = provider.create("ada@example.com").json().path("id").asText();
        provider.patch(adaId, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        provider.create("ada@example.com");
        provider.get("/Users?filter=nonsense");
        provider.get("/Users/" + adaId + "?attributes=userName");
        otherProvider.create("secret@other.example");
        new ScimCaller(server.url(), "wrong").get("/Users?filter=userName%20eq%20%22stranger%22");
        flush();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void flush() throws InterruptedException {
        ActivityLog log = server.running().scim().activity().orElseThrow();
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
    }

    private static List<String> entriesOn(String page) {
        List<String> entries = new ArrayList<>();
        for (Matcher link = ENTRY.matcher(page); link.find(); ) {
            entries.add(link.group(1));
        }
        return entries;
    }

    /** Returns the path of the newest entry that the query finds. */
    private static String newest(String query) throws Exception {
        return entriesOn(operator.get(LOG + "?" + query).body()).get(0);
    }

    @Test
    void theListSaysWhatWasAskedWhatBecameOfItAndWhatWasRepaired() throws Exception {
        String page = operator.get(LOG + "?operation=patch").body();

        assertThat(page)
                .contains("Change", "PATCH /scim/v2/Users/" + adaId, "ada@example.com", "Deactivated")
                .contains("Done<span class=\"wide\"> · 200</span>")
                .contains("Repaired: True or false was sent as text, as Entra ID does: \"True\" or \"False\".");
    }

    @ParameterizedTest
    @CsvSource({
        "operation=create&outcome=succeeded, Created, Refused",
        "outcome=refused&operation=create, 409, Done",
        "operation=search&outcome=refused, nonsense, Done",
        "user=ada@example.com, PATCH, nonsense",
        "user=ADA@EXAMPLE.COM, PATCH, nonsense",
        "text=nonsen, nonsense, PATCH",
        "from=2020-01-01, PATCH, Nothing matches",
        "to=2020-01-01, Nothing matches, Older",
        "from=2999-01-01T00:00, Nothing matches, Older",
        "outcome=failed, Nothing matches, Older"
    })
    void eachFilterShowsWhatMatchesAndNothingElse(String query, String shown, String hidden) throws Exception {
        assertThat(tableOf(operator.get(LOG + "?" + query).body()))
                .contains(shown)
                .doesNotContain(hidden);
    }

    @Test
    void aUserIsFoundByTheirIdToo() throws Exception {
        assertThat(entriesOn(operator.get(LOG + "?user=" + adaId).body()))
                .containsAll(entriesOn(operator.get(LOG + "?operation=patch").body()))
                .doesNotContainAnyElementsOf(
                        entriesOn(operator.get(LOG + "?text=nonsense").body()));
    }

    @Test
    void timesAreComparedExactly() throws Exception {
        String entry = newest("operation=patch");
        Matcher time = Pattern.compile("<time datetime=\"([^\"]+)\"")
                .matcher(operator.get(entry).body());
        assertThat(time.find()).isTrue();
        LocalDateTime second = LocalDateTime.ofInstant(Instant.parse(time.group(1)), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);

        assertThat(entriesOn(
                        operator.get(LOG + "?operation=patch&from=" + second).body()))
                .contains(entry);
        assertThat(entriesOn(operator.get(LOG + "?operation=patch&to=" + second).body()))
                .doesNotContain(entry);
        assertThat(entriesOn(operator.get(LOG + "?operation=patch&from=" + second.plusSeconds(1))
                        .body()))
                .doesNotContain(entry);
        assertThat(entriesOn(operator.get(LOG + "?operation=patch&to=" + second.plusSeconds(1))
                        .body()))
                .contains(entry);
    }

    @Test
    void olderEntriesAreOnPagesOfTheirOwn() throws Exception {
        for (int i = 0; i < 120; i++) {
            provider.get("/Users?filter=userName%20eq%20%22paging" + i + "%22");
        }
        flush();
        List<String> seen = new ArrayList<>();
        int pages = 0;
        Optional<String> next = Optional.of(LOG + "?text=paging");
        while (next.isPresent()) {
            String page = operator.get(next.get()).body();
            seen.addAll(entriesOn(page));
            pages++;
            Matcher older = OLDER.matcher(page);
            next = older.find() ? Optional.of(older.group(1).replace("&amp;", "&")) : Optional.empty();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome=x",
                "operation=%00",
                "from=yesterday",
                "to=+999999999-01-01",
                "from=%2B999999999-01-01",
                "from=-999999999-01-01",
                "user=%00%22%27%24%7B%7D",
                "text=---",
                "text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void oddQueriesAreAnsweredWithAPage(String query) throws Exception {
        HttpResponse<String> response = operator.get(LOG + "?" + query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0.0", "1001767261600123.", "-1", "%00", "99999999999999999999.x"})
    void aPageThatIsNoneIsRefusedOrEmpty(String after) throws Exception {
        assertThat(operator.get(LOG + "?after=" + after).statusCode()).isIn(200, 400);
    }

    @Test
    void aTimeThatIsNoneIsNamedAndLeftOut() throws Exception {
        assertThat(operator.get(LOG + "?from=yesterday").body())
                .contains("A time could not be read")
                .contains("PATCH");
    }

    @Test
    void anEntryShowsRequestAndAnswerAndSaysWhyItWasRefused() throws Exception {
        String entry = operator.get(newest("outcome=refused&operation=create")).body();

        assertThat(entry)
                .contains("Refused · 409", "what to do", "uniqueness", "Correlation id", "What was sent")
                .contains("It is in conflict with an employee who is there")
                .contains("\"userName\" : \"ada@example.com\"");
        assertThat(entry).contains("Token").contains("127.0.0.1").doesNotContain(server.token());
    }

    @Test
    void anEntryNamesWhatTookNoEffectAndWhy() throws Exception {
        otherProvider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "effect@other.example",
                 "favouriteColour<b>": "green", "groups": []}""");
        flush();
        String target = entriesOn(operator.get(OTHER_LOG + "?text=effect&operation=create")
                        .body())
                .get(0);

        assertThat(operator.get(target).body())
                .contains("What took no effect", "favouriteColour&lt;b&gt;", "no such attribute", "read-only");
        assertThat(operator.get(OTHER_LOG + "/export?format=jsonl&text=effect").body())
                .contains("\"ignored\":[{\"path\":\"favouriteColour<b>\",\"reason\":\"UNKNOWN\"}");
    }

    @Test
    void aRequestForGroupsIsRefusedAndTheAdviceIsToSwitchThemOff() throws Exception {
        provider.send("POST", "/Groups", "{\"displayName\": \"staff\"}");
        flush();

        assertThat(operator.get(newest("text=Groups&outcome=refused")).body())
                .contains("Refused · 501", "Switch it off there, or switch groups on here")
                .doesNotContain("Server failed", "The fault is the server");
    }

    @Test
    void anEntrysCorrelationIdIsTheOneOfTheResponse() throws Exception {
        Wire.Response response = server.get("/scim/v2/Users?count=1&filter=title%20eq%20%22correlated%22");
        flush();

        assertThat(newest("text=correlated")).endsWith(response.headers().get("x-request-id"));
    }

    @Test
    void failedAuthenticationsAreShownToOperatorsOnly() throws Exception {
        assertThat(operator.get("/admin/activity").body()).contains("No valid token", "401", "stranger");
        assertThat(operator.get(LOG + "?text=stranger").body()).contains("Nothing matches");
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        for (String page : List.of("/admin/activity", "/admin/activity/export?format=csv")) {
            assertThat(olga.get(page).statusCode()).isEqualTo(404);
        }
        String entry = entriesOn(operator.get("/admin/activity").body()).get(0);
        assertThat(operator.get(entry).statusCode()).isEqualTo(200);
        assertThat(olga.get(entry).statusCode()).isEqualTo(404);
    }

    @Test
    void aCompanyNeverSeesTheEntriesOfAnother() throws Exception {
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        String id = newest("operation=patch").replaceAll(".*/", "");

        assertThat(olga.get(OTHER_LOG + "?operation=create").body())
                .contains("secret@other.example")
                .doesNotContain("ada@example.com");
        assertThat(olga.get(OTHER_LOG + "/entries/" + id).statusCode()).isEqualTo(404);
        assertThat(olga.get(OTHER_LOG + "/export?format=jsonl").body())
                .contains("secret@other.example")
                .doesNotContain("ada@example.com");
        assertThat(operator.get("/admin/activity/entries/" + id).statusCode()).isEqualTo(404);
        assertThat(operator.get(LOG + "/export?format=csv").body()).doesNotContain("secret@other.example");
        for (String page :
                List.of("", "/export?format=csv", "/export?format=jsonl", "/entries/" + id, "/forget?user=ada")) {
            assertThat(olga.get(LOG + page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(olga.submit("/admin/companies/other-sons", LOG + "/forget", Map.of("user", "ada@example.com"))
                        .statusCode())
                .isEqualTo(404);
        olga.submit(OTHER_LOG + "/forget?user=secret@other.example", OTHER_LOG + "/forget", Map.of("user", adaId));
        assertThat(operator.get(LOG + "?user=" + adaId).body()).contains("ada@example.com");
    }

    @Test
    void whatArrivesThroughScimIsShownAsTextAndIsNoFormula() throws Exception {
        String name = TextNode.valueOf(HOSTILE).toString();
        provider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": %s, "displayName": %s}""".formatted(name, name));
        server.send("GET /scim/v2/Users?filter=%3Cscript%3Enothing HTTP/1.1\r\nHost: localhost\r\n"
                + "User-Agent: =1+1<script>\r\n" + server.authorization() + "\r\n");
        flush();
        String query = "text=alert";
        String list = operator.get(LOG + "?" + query).body();
        String entry = operator.get(newest(query)).body();
        String forget =
                operator.get(LOG + "/forget?user=" + Browser.encode(HOSTILE)).body();
        String search = operator.get(newest("text=nothing")).body();

        for (String page : List.of(list, entry, forget, search)) {
            assertThat(page).doesNotContain("<script>", "\u202E");
        }
        for (String page : List.of(list, entry, forget)) {
            assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}gpj.exe");
        }
        String csv = operator.get(LOG + "/export?format=csv&text=alert").body();
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0<script>").doesNotContain("\"=cmd");
        assertThat(operator.get(LOG + "/export?format=csv&text=nothing").body())
                .contains("\"'=1+1<script>\"")
                .doesNotContain("\"=1+1");
    }

    @Test
    void theExportHoldsWhatIsSelectedWhateverItsLength() throws Exception {
        for (int i = 0; i < 1_100; i++) {
            otherProvider.get("/Users?filter=title%20eq%20%22exporting" + i + "%22");
        }
        flush();
        HttpResponse<String> lines = operator.get(OTHER_LOG + "/export?format=jsonl&text=exporting");
        Set<String> ids = new HashSet<>();
        for (String line : lines.body().lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            assertThat(entry.path("path").asText()).contains("exporting");
            ids.add(entry.path("correlationId").asText());
        }

        assertThat(ids).hasSize(1_100);
        assertThat(lines.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"activity.jsonl\"");
        HttpResponse<String> csv = operator.get(OTHER_LOG + "/export?format=csv&text=exporting");
        assertThat(csv.body().lines()).hasSize(1_101);
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(operator.get(OTHER_LOG + "/export?format=csv&text=nobody")
                        .body()
                        .lines())
                .hasSize(1);
    }

    @Test
    void anotherFormatIsRefused() throws Exception {
        assertThat(operator.get(LOG + "/export?format=xlsx").statusCode()).isEqualTo(400);
        assertThat(operator.get(LOG + "/export").statusCode()).isEqualTo(400);
    }

    @Test
    void aPersonIsForgottenUnderEveryNameAfterAConfirmation() throws Exception {
        String id = provider.create("grace@example.com").json().path("id").asText();
        provider.patch(id, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"hopper@example.com\"}");
        flush();
        String question = operator.get(LOG + "/forget?user=grace@example.com").body();
        assertThat(question).contains("grace@example.com", "hopper@example.com", id, "Forget this person");
        assertThat(operator.get(LOG + "?user=" + id).body()).contains("hopper@example.com");

        HttpResponse<String> done = operator.submit(
                LOG + "/forget?user=grace@example.com", LOG + "/forget", Map.of("user", "grace@example.com"));

        assertThat(done.statusCode()).isEqualTo(303);
        for (String name :
                Stream.of(id, "grace@example.com", "hopper@example.com").toList()) {
            assertThat(tableOf(operator.get(LOG + "?user=" + name).body())).contains("Nothing matches");
        }
        assertThat(operator.get(LOG + "?user=ada@example.com").body()).contains("PATCH");
        assertThat(operator.get(LOG + "/export?format=jsonl").body()).doesNotContain("grace@", "hopper@");
        assertThat(operator.get(LOG + "/forget?user=grace@example.com").body()).contains("has no entry about");
        assertThat(provider.get("/Users/" + id).status()).isEqualTo(200);
    }

    private static String tableOf(String page) {
        return page.substring(page.indexOf("id=\"entries\""));
    }
}
