package io.scimserver.console;

import static io.scimserver.console.HostApplication.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console inside an application of its host, which knows the administrators and mounts it where it likes. */
class HostSignInTest {

    private static final String COMPANY = ROOT + "/companies/acme";
    private static final String PROVISIONING = COMPANY + "/integrations/provisioning";
    private static final Pattern LINK = Pattern.compile("(?:href|src|action|hx-get)=\"([^\"#][^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");

    private static HostApplication host;

    @BeforeAll
    static void start() throws Exception {
        host = HostApplication.start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ROOT + "/", COMPANY, ROOT + "/no-such-page", ROOT + "/sign-in"})
    void whoeverTheHostDoesNotKnowIsSentToTheSignInOfTheHost(String path) throws Exception {
        for (String person : List.of("", "mallory")) {
            HttpResponse<String> response = host.get(person, path);

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(response.headers().firstValue("Location")).hasValue("/hr/login");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMPANY,
                COMPANY + "/attention",
                COMPANY + "/employees",
                COMPANY + "/audit",
                PROVISIONING,
                PROVISIONING + "/setup",
                PROVISIONING + "/tokens",
                PROVISIONING + "/attributes",
                PROVISIONING + "/guard",
                PROVISIONING + "/activity",
                ROOT + "/companies"
            })
    void everyLinkStaysBelowThePathThatTheHostHasChosen(String path) throws Exception {
        HttpResponse<String> response = host.get("root", path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("People &amp; Co");
        assertThat(LINK.matcher(response.body()).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(link -> link.startsWith(ROOT));
    }

    @Test
    void styleSheetsAndScriptsAreThereToo() throws Exception {
        List<String> assets = LINK.matcher(host.get("ada", COMPANY).body())
                .results()
                .map(match -> match.group(1))
                .filter(link -> link.startsWith(ROOT + "/assets/"))
                .toList();

        assertThat(assets).hasSizeGreaterThan(3);
        for (String asset : assets) {
            assertThat(host.get("", asset).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void administratorsSeeTheCompaniesThatTheHostNames() throws Exception {
        assertThat(host.get("ada", COMPANY).body()).contains("Acme", "ada").doesNotContain("Globex");
        for (String page : List.of("", "/attention")) {
            assertThat(host.get("ada", ROOT + "/companies/globex" + page).statusCode())
                    .isEqualTo(404);
        }
        assertThat(host.get("grace", ROOT + "/companies/globex").statusCode()).isEqualTo(200);
        assertThat(host.get("ada", ROOT).headers().firstValue("Location")).hasValue(COMPANY);
        assertThat(host.get("grace", ROOT).headers().firstValue("Location")).hasValue(ROOT + "/companies");
        assertThat(host.get("grace", ROOT + "/companies").body())
                .contains("Acme", "Globex")
                .doesNotContain("Rename", "Add a company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/activity", "/audit"})
    void onlyOperatorsOfTheHostSeeWhatBelongsToNoCompany(String path) throws Exception {
        assertThat(host.get("root", ROOT + path).statusCode()).isEqualTo(200);
        assertThat(host.get("ada", ROOT + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROOT + "/sign-in",
                ROOT + "/password",
                COMPANY + "/administrators",
                COMPANY + "/settings",
                COMPANY + "/delete"
            })
    void whatTheHostKeepsItselfHasNoPageHere(String path) throws Exception {
        assertThat(host.get("root", path).statusCode()).isEqualTo(404);
        assertThat(host.get("root", COMPANY).body()).doesNotContain("Sign out", "Password", "Administrators<");
    }

    @Test
    void formsAreProtectedByTheConsoleItself() throws Exception {
        HttpResponse<String> page = host.get("ada", PROVISIONING);
        Matcher key = KEY.matcher(page.body());
        assertThat(key.find()).isTrue();
        String set = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("Path=" + ROOT + ";", "HttpOnly", "SameSite=Strict");
        String cookie = set.substring(0, set.indexOf(';'));

        assertThat(pause(cookie, "").statusCode()).isEqualTo(403);
        assertThat(pause("scim-console=another", key.group(1)).statusCode()).isEqualTo(403);
        assertThat(host.get("ada", PROVISIONING).body()).contains("Enabled");
        assertThat(pause(cookie, key.group(1)).headers().firstValue("Location"))
                .hasValue(PROVISIONING + "?done=provisioning-paused");
        assertThat(host.get("ada", PROVISIONING).body()).contains("Paused", "Set by ada");
    }

    private static HttpResponse<String> pause(String cookie, String key) throws Exception {
        return host.send(
                "ada",
                host.request(PROVISIONING + "/switch")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("confirm=pause&key=" + key)));
    }

    @Test
    void everyPageForbidsWhatIsNotOfThisSite() throws Exception {
        for (String path : List.of(COMPANY, ROOT + "/no-such-page", ROOT)) {
            assertThat(host.get("ada", path).headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        }
    }

    @Test
    void aPageIsAPageWhateverTheClientAccepts() throws Exception {
        HttpResponse<String> response = host.send("ada", host.request(COMPANY).header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=utf-8"));
    }

    @Test
    void anAddressThatCannotBeReadIsAnsweredWithAPage() throws Exception {
        HttpResponse<String> response = host.get("ada", COMPANY + "?x=%FF");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<!DOCTYPE html>");
    }

    @Test
    void aHeadRequestAndOtherMethodsAreAnsweredAsOnesOfBrowsersAre() throws Exception {
        HttpResponse<String> head = host.send("ada", host.request(COMPANY).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(host.send("ada", host.request(COMPANY).DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(host.send("ada", host.request(COMPANY).method("OPTIONS", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }
}
