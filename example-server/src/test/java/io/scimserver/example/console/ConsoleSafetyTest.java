package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.Wire;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the console's protections, for every visitor and any data. */
class ConsoleSafetyTest {

    private static final String HOME = "/admin/companies/default";
    private static final String PROVISIONING = HOME + "/integrations/provisioning";
    private static final Pattern STYLE_OR_SCRIPT = Pattern.compile("(?:href|src)=\"(/admin/assets/[^\"]+)\"");
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>${7*7}\u202Etxt.exe";

    private static RunningServer server;
    private static Browser operator;

    @BeforeAll
    static void start() throws Exception {
        server = Browser.server();
        operator = Browser.operator(server);
        operator.submit("/admin/companies", Map.of("name", "Other & Sons"));
        operator.submit(
                "/admin/companies/other-sons/administrators",
                Map.of("name", "olga", "password", "a long enough secret"));
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", "a long enough secret"));
        ScimCaller provider = new ScimCaller(server.url(), server.token());
        assertThat(provider.send("POST", "/Users", hostileUser()).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String hostileUser() {
        String text = TextNode.valueOf(HOSTILE).toString();
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "evil@example.com",
                 "displayName": %1$s, "title": %1$s,
                 "name": {"givenName": %1$s, "familyName": %1$s},
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                     {"department": %1$s, "manager": {"value": %1$s}}}""".formatted(text);
    }

    static Stream<String> pages() {
        return Stream.of(
                HOME,
                HOME + "/employees",
                HOME + "/employees?status=active",
                HOME + "/administrators",
                HOME + "/audit",
                HOME + "/deleted-employees",
                HOME + "/integrations",
                PROVISIONING,
                PROVISIONING + "/switch",
                PROVISIONING + "/guard",
                PROVISIONING + "/guard/removal/allow",
                PROVISIONING + "/guard/identifier-swap/refuse",
                PROVISIONING + "/setup",
                PROVISIONING + "/setup?provider=okta",
                PROVISIONING + "/setup?provider=onelogin",
                PROVISIONING + "/setup?provider=google",
                PROVISIONING + "/setup?provider=jumpcloud",
                PROVISIONING + "/setup?provider=other",
                PROVISIONING + "/attributes",
                PROVISIONING + "/preview",
                PROVISIONING + "/api",
                PROVISIONING + "/tokens",
                PROVISIONING + "/tokens/new",
                PROVISIONING + "/activity",
                PROVISIONING + "/activity/forget",
                PROVISIONING + "/connection-check?since=" + Instant.now(),
                "/admin/activity",
                "/admin/audit",
                "/admin/password");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageForbidsWhatIsNotOfThisSite(String page) throws Exception {
        HttpResponse<String> response = operator.get(page);

        assertThat(response.statusCode()).isEqualTo(200);
        assertProtected(response);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).doesNotContain("<script>", "style=", "onclick", "javascript:", "\u202E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/sign-in", HOME + "/no-such-page", "/admin/companies/nobody", "/admin/assets/0/x.js"})
    void soDoPagesOfErrorsAndTheSignIn(String page) throws Exception {
        assertProtected(operator.get(page));
    }

    private static void assertProtected(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void whatArrivesThroughScimIsShownAsTextEverywhere() throws Exception {
        String list = operator.get(HOME + "/employees").body();
        Matcher link =
                Pattern.compile("href=\"(" + HOME + "/employees/[^\"?]+)\"").matcher(list);
        assertThat(link.find()).isTrue();
        String employee = operator.get(link.group(1)).body();

        for (String page : List.of(list, employee)) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7}\\u{202e}txt.exe")
                    .doesNotContain("<script>", "<img src=x", "\u202E");
        }
        assertThat(employee).contains("not among the employees yet");
    }

    @Test
    void aHostileSearchIsShownAsText() throws Exception {
        String page = operator.get(HOME + "/employees?search=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%00%22)or(")
                .body();

        assertThat(page).contains("Nobody matches").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/%zz", "/admin/companies/%FF", "/admin?x=%", "/admin/companies/a;b", "/admin/%"})
    void anUrlThatCannotBeReadIsAnsweredWithAPage(String url) throws Exception {
        Wire.Response response = server.send("GET " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().get("content-type")).startsWith("text/html");
        assertThat(response.headers().get("content-security-policy")).contains("default-src 'none'");
        assertThat(response.body())
                .contains("<h1>The request was not understood</h1>")
                .doesNotContain("schemas");
    }

    @Test
    void anUrlOfScimThatCannotBeReadIsStillAScimError() throws Exception {
        server.send(server.request("GET", "/scim/v2/%zz")).scimError(400);
    }

    @Test
    void theTokensSayWhoMadeThemWhatTheyAllowAndWhereTheyWereUsedFrom() throws Exception {
        Browser ada = Browser.signedIn(server, "ada", "a long enough secret");
        ada.submit(PROVISIONING + "/tokens/new", Map.of("label", "Reports", "access", "read-only"));

        assertThat(operator.get(PROVISIONING + "/tokens").body())
                .containsSubsequence("Reports", "Read only", "by <bdi>ada", "never")
                .containsSubsequence("first token", "Read and write", "from <bdi>127.0.0.1");
    }

    @Test
    void aHostileTokenLabelIsShownAsText() throws Exception {
        operator.submit(PROVISIONING + "/tokens/new", Map.of("label", "<b>bold</b>", "days", "90"));

        assertThat(operator.get(PROVISIONING + "/tokens").body())
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<b>bold");
    }

    @Test
    void styleAndScriptsComeFromHereAndAreKept() throws Exception {
        Matcher assets = STYLE_OR_SCRIPT.matcher(
                operator.get("/admin/sign-in").body() + operator.get(HOME).body());
        while (assets.find()) {
            HttpResponse<String> asset = Browser.at(server).get(assets.group(1));
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            assertThat(asset.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aFormWithoutItsKeyIsRefusedAndNothingHappens() throws Exception {
        HttpResponse<String> response = operator.post(PROVISIONING + "/switch", Map.of("confirm", "disable"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(operator.get(PROVISIONING).body()).contains("Enabled");
    }

    @Test
    void aFormWithSomebodyElsesKeyIsRefused() throws Exception {
        String key = Browser.key(Browser.operator(server).get(HOME).body());

        assertThat(operator.post(PROVISIONING + "/switch", Map.of("confirm", "disable", "key", key))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormThatAnotherSiteSendsIsRefusedEvenWithTheKey() throws Exception {
        String key = Browser.key(operator.get(HOME).body());
        Map<String, String> form = Map.of("confirm", "disable", "key", key);

        assertThat(operator.post(PROVISIONING + "/switch", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post(PROVISIONING + "/switch", form, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post(PROVISIONING + "/switch", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post(PROVISIONING + "/switch", form, "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSignInFormThatAnotherSiteSendsIsRefused() throws Exception {
        HttpResponse<String> response =
                Browser.at(server).post("/admin/sign-in", Map.of("name", "admin", "password", Browser.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void administratorsSeeTheirOwnCompanyOnly() throws Exception {
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        assertThat(olga.get("/admin/companies/other-sons/employees").body())
                .contains("Other &amp; Sons")
                .doesNotContain("evil@example.com");

        List<String> closed = Stream.concat(
                        pages().filter(page -> page.startsWith(HOME)),
                        Stream.of(
                                "/admin/companies",
                                "/admin/activity",
                                HOME + "/settings",
                                "/admin/companies/other-sons/settings",
                                HOME + "/administrators/ada/remove"))
                .toList();
        for (String page : closed) {
            assertThat(olga.get(page).statusCode()).as(page).isEqualTo(404);
        }
    }

    @Test
    void administratorsChangeNothingOfAnotherCompany() throws Exception {
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        String own = "/admin/companies/other-sons";
        List<String> targets = List.of(
                PROVISIONING + "/switch",
                PROVISIONING + "/tokens/new",
                HOME + "/administrators",
                HOME + "/administrators/ada/remove",
                HOME + "/settings",
                "/admin/companies");

        for (String target : targets) {
            Map<String, String> form =
                    Map.of("confirm", "disable", "name", "eve", "password", "a long enough secret", "label", "x");
            assertThat(olga.submit(own, target, form).statusCode()).as(target).isEqualTo(404);
        }
        assertThat(operator.get(PROVISIONING).body()).contains("Enabled");
        assertThat(operator.get(HOME + "/administrators").body())
                .contains("ada")
                .doesNotContain("eve");
    }

    @Test
    void anEmployeeOfAnotherCompanyCannotBeReachedThroughOnesOwn() throws Exception {
        Matcher link = Pattern.compile("href=\"" + HOME + "/employees/([^\"?]+)\"")
                .matcher(operator.get(HOME + "/employees").body());
        assertThat(link.find()).isTrue();
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");

        assertThat(olga.get("/admin/companies/other-sons/employees/" + link.group(1))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTokenOfAnotherCompanyCannotBeRevokedThroughOnesOwn() throws Exception {
        operator.submit(PROVISIONING + "/tokens/new", Map.of("label", "to stay"));
        Matcher link = Pattern.compile("/tokens/([^/\"]+)/revoke")
                .matcher(operator.get(PROVISIONING + "/tokens").body());
        assertThat(link.find()).isTrue();
        Browser olga = Browser.signedIn(server, "olga", "a long enough secret");
        String target = "/admin/companies/other-sons/integrations/provisioning/tokens/" + link.group(1) + "/revoke";

        assertThat(olga.get(target).statusCode()).isEqualTo(404);
        assertThat(olga.submit("/admin/companies/other-sons", target, Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aScimTokenOpensNothingHere() throws Exception {
        HttpRequest.Builder request =
                Browser.at(server).request(HOME).header("Authorization", "Bearer " + server.token());

        assertThat(Browser.at(server).exchange(request.GET()).statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionOpensNothingUnderTheScimRoot() throws Exception {
        assertThat(operator.get("/scim/v2/Users").statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownPageIsAPage() throws Exception {
        HttpResponse<String> response = operator.get(HOME + "/no-such-page");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).contains("Page not found", "<!DOCTYPE html>");
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        assertThat(operator.exchange(operator.request(HOME).DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(operator.exchange(operator.request(HOME).PUT(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aHugeFormIsRefused() throws Exception {
        assertThat(operator.submit(HOME + "/administrators", Map.of("name", "x".repeat(300_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=0", "page=-1", "page=999999", "page=x", "status=%00", "status=nobody", "search=%22%5C%22"})
    void oddQueriesAreAnsweredWithAPage(String query) throws Exception {
        assertThat(operator.get(HOME + "/employees?" + query).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheConsoleItsPathsAreUnknown() throws Exception {
        try (RunningServer without = RunningServer.start("--no-admin")) {
            assertThat(Browser.at(without).get("/admin").statusCode()).isEqualTo(401);
            assertThat(without.running().console()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Expect: 100-continue\r\n"})
    void whatIsTooLargeForTheServerIsAnsweredWithAPageToo(String expectation) throws Exception {
        Wire.Response response = server.send("POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\n" + expectation
                + "Content-Length: 99999999\r\n\r\n");

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.headers().get("content-type")).startsWith("text/html");
        assertThat(response.headers().get("content-security-policy")).contains("default-src 'none'");
        assertThat(response.body()).contains("<h1>Too large</h1>", "Go to the start page");
        assertThat(operator.get("/admin/activity").body()).doesNotContain("/admin/sign-in");
    }
}
