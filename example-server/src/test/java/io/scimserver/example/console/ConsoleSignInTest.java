package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** Tests of signing in to the console and of signing out. */
class ConsoleSignInTest {

    private static final String HOME = "/admin/companies/default";

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = Browser.server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theOperatorSignsInWithThePasswordThatWasGiven() throws Exception {
        Browser browser = Browser.at(server);

        HttpResponse<String> response = browser.signIn("Admin ", Browser.PASSWORD);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/admin");
        assertThat(browser.get(HOME).body()).contains("Overview", "Sign out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-charset", "utf-16", "UTF-8"})
    void theCharsetThatAFormNamesMakesNoDifference(String charset) throws Exception {
        Browser browser = Browser.at(server);
        String key = Browser.key(browser.get("/admin/sign-in").body());

        HttpResponse<String> response = browser.post(
                "/admin/sign-in",
                Map.of("name", "admin", "password", Browser.PASSWORD, "key", key),
                "Content-Type",
                "application/x-www-form-urlencoded; charset=" + charset);

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @Test
    void aPasswordIsMadeAndShownAtTheFirstStartOnly() throws Exception {
        try (RunningServer first = RunningServer.start()) {
            String made =
                    first.running().console().orElseThrow().issuedPassword().orElseThrow();

            assertThat(Browser.at(first).signIn("admin", made).statusCode()).isEqualTo(303);
        }
        assertThat(server.running().console().orElseThrow().issuedPassword()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "correct horse batter", "correct horse battery "})
    void aWrongPasswordIsRefused(String password) throws Exception {
        assertThat(Browser.at(server).signIn("admin", password).statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownNameIsAnsweredAsAWrongPasswordIs() throws Exception {
        String unknown = Browser.at(server).signIn("nobody", "wrong").body().replaceAll("value=\"[^\"]*\"", "");
        String wrong = Browser.at(server).signIn("admin", "wrong").body().replaceAll("value=\"[^\"]*\"", "");

        assertThat(unknown).isEqualTo(wrong).contains("Name or password is wrong.");
    }

    @Test
    void guessingHasToWaitAndThePageSaysHowLong() throws Exception {
        Browser browser = Browser.at(server);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(browser.signIn("admin", "wrong").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> delayed = guessUntilDelayed(browser);

        assertThat(delayed.statusCode()).isEqualTo(429);
        assertThat(delayed.headers().firstValue("Retry-After")).isPresent();
        assertThat(delayed.body()).contains("Too many attempts. Try again in");
    }

    /**
     * Guesses until a delay. The first delays are short: on a slow machine they may be over before the next attempt.
     */
    private static HttpResponse<String> guessUntilDelayed(Browser browser) throws Exception {
        HttpResponse<String> response = browser.signIn("admin", "wrong");
        for (int attempt = 0; attempt < 8 && response.statusCode() == 401; attempt++) {
            response = browser.signIn("admin", "wrong");
        }
        return response;
    }

    @Test
    void theDelayOfOneNameDoesNotTouchAnother() throws Exception {
        Browser operator = Browser.operator(server);
        operator.submit(
                HOME + "/administrators", Map.of("name", "ada@example.com", "password", "a long enough secret"));
        Browser guesser = Browser.at(server);
        for (int attempt = 0; attempt < 4; attempt++) {
            guesser.signIn("admin", "wrong");
        }

        assertThat(Browser.at(server)
                        .signIn("ada@example.com", "a long enough secret")
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/companies",
                HOME,
                HOME + "/employees",
                HOME + "/integrations/provisioning",
                HOME + "/integrations/provisioning/tokens",
                "/admin/no-such-page"
            })
    void whoeverIsNotSignedInIsSentToTheSignIn(String path) throws Exception {
        HttpResponse<String> response = Browser.at(server).get(path);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElseThrow()).startsWith("/admin/sign-in");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void afterTheSignInThePageThatWasAskedForFollows() throws Exception {
        Browser browser = Browser.at(server);
        String signIn = browser.get(HOME + "/employees?status=active")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.get(signIn).body()).contains("value=\"" + HOME + "/employees?status=active\"");

        HttpResponse<String> response = browser.submit(
                signIn,
                "/admin/sign-in",
                Map.of("name", "admin", "password", Browser.PASSWORD, "next", HOME + "/employees?status=active"));

        assertThat(response.headers().firstValue("Location")).hasValue(HOME + "/employees?status=active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/admin/",
                "//evil.example/admin/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/",
                "/admin/..//evil.example",
                "/admin/../scim/v2/Users",
                "/admin/companies/..",
                "/admin/./companies",
                "/admin//evil.example",
                "/admin/\\evil.example",
                "/admin/%2e%2E//evil.example",
                "/admin/.%2e/evil.example",
                "/admin/..%2Fevil.example",
                "/admin/%2F/evil.example",
                "/admin/%5Cevil.example",
                "/admin/%252e%252e/evil.example",
                "/admin/..;/evil.example",
                "/admin/companies%0D%0AX-Evil:%201",
                "/admin/companies%C2%85",
                "/admin/companies\u010a",
                "/admin/companies\u0000"
            })
    void theSignInLeadsNowhereElse(String next) throws Exception {
        HttpResponse<String> response = Browser.at(server)
                .submit(
                        "/admin/sign-in",
                        "/admin/sign-in",
                        Map.of("name", "admin", "password", Browser.PASSWORD, "next", next));

        assertThat(response.headers().firstValue("Location")).hasValue("/admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOME + "/employees?search=a%2F%2F..%5C&status=active#list",
                HOME + "/employees/ada%40example.com/history",
                "/admin/companies/v1.2..3"
            })
    void theSignInLeadsToAnyPageOfTheConsole(String next) throws Exception {
        HttpResponse<String> response = Browser.at(server)
                .submit(
                        "/admin/sign-in",
                        "/admin/sign-in",
                        Map.of("name", "admin", "password", Browser.PASSWORD, "next", next));

        assertThat(response.headers().firstValue("Location")).hasValue(next);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void anotherSitesFormSignsNobodyIn(String header, String value) throws Exception {
        Browser browser = Browser.at(server);
        String key = Browser.key(browser.get("/admin/sign-in").body());
        Map<String, String> form = Map.of("key", key, "name", "admin", "password", Browser.PASSWORD);

        assertThat(browser.post("/admin/sign-in", form, header, value).statusCode())
                .isEqualTo(403);
        assertThat(browser.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$Version=x", "=;;a=\"b;$Version=1;=", "scim-console", "scim-console=;scim-console==", ";"})
    void cookiesOfOtherApplicationsChangeNothing(String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/admin/sign-in"))
                .header("Cookie", cookie)
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSessionIsOnlyForTheConsoleAndOutOfReachForScripts() throws Exception {
        String set = Browser.at(server)
                .signIn("admin", Browser.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(set)
                .contains("; Path=/admin", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void behindHttpsTheSessionIsNotSentInTheClear() throws Exception {
        try (RunningServer https = Browser.server("--base-url=https://hr.example.com")) {
            String set = Browser.at(https)
                    .signIn("admin", Browser.PASSWORD)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();

            assertThat(set).endsWith("; Secure");
        }
    }

    @Test
    void aNewSessionHasACookieOfItsOwn() throws Exception {
        Browser browser = Browser.operator(server);
        Optional<String> before = browser.session();
        browser.submit(HOME, "/admin/sign-out", Map.of());
        assertThat(browser.session()).isEmpty();
        browser.signIn("admin", Browser.PASSWORD);

        assertThat(browser.session()).isPresent().isNotEqualTo(before);
    }

    @Test
    void whoSignsOutIsOutWhereverTheCookieWent() throws Exception {
        Browser browser = Browser.operator(server);
        Browser thief = browser.copy();

        browser.submit(HOME, "/admin/sign-out", Map.of());

        assertThat(browser.get(HOME).statusCode()).isEqualTo(303);
        assertThat(thief.get(HOME).statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkFromAnotherSiteSignsNobodyOut() throws Exception {
        Browser browser = Browser.operator(server);
        Optional<String> session = browser.session();

        browser.followAnotherSitesLink(HOME + "/employees");
        browser.followAnotherSitesLink("/admin/sign-in");

        assertThat(browser.session()).isEqualTo(session);
        assertThat(browser.get(HOME).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkFromAnotherSiteOpensThePageThatItNames() throws Exception {
        Browser browser = Browser.operator(server);

        HttpResponse<String> response = browser.followAnotherSitesLink(HOME + "/employees?status=active&search=a");
        Matcher onward = Pattern.compile("http-equiv=\"refresh\" content=\"0; url=(/[^\"]+)\"")
                .matcher(response.body());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("Sign out", "My company");
        assertThat(onward.find()).isTrue();
        HttpResponse<String> next = browser.get(onward.group(1).replace("&amp;", "&"));
        assertThat(next.headers().firstValue("Location")).hasValue(HOME + "/employees?status=active&search=a");
    }

    @Test
    void whoIsNotSignedInComesFromAnotherSitesLinkToTheSignIn() throws Exception {
        Browser stranger = Browser.at(server);

        String page = stranger.followAnotherSitesLink(HOME + "/no-such-page").body();

        assertThat(page).contains("url=/admin/sign-in?next=");
        assertThat(stranger.get("/admin/sign-in?next=" + Browser.encode(HOME + "/no-such-page"))
                        .body())
                .contains("<h1>Sign in</h1>");
    }

    @Test
    void theSignInThatAnotherSitesLinkOpenedWorksBesideASession() throws Exception {
        Browser browser = Browser.operator(server);
        Optional<String> before = browser.session();
        String key =
                Browser.key(browser.followAnotherSitesLink("/admin/sign-in").body());

        HttpResponse<String> response =
                browser.post("/admin/sign-in", Map.of("key", key, "name", "admin", "password", Browser.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(browser.session()).isPresent().isNotEqualTo(before);
        assertThat(browser.get(HOME).statusCode()).isEqualTo(200);
    }

    @Test
    void aGuestsFormKeyOpensNothingBesideASession() throws Exception {
        Browser browser = Browser.operator(server);
        String key =
                Browser.key(browser.followAnotherSitesLink("/admin/sign-in").body());

        HttpResponse<String> response =
                browser.post(HOME + "/integrations/provisioning/switch", Map.of("key", key, "confirm", "disable"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, A password has 12 to 256 characters.",
        "password1234, easy to guess",
        "PassWord1234, easy to guess",
        "passwordpassword, easy to guess",
        "qwertyuiop12, easy to guess",
        "123456789012, easy to guess",
        "aaaaaaaaaaaaaaaaaaaa, easy to guess"
    })
    void aPasswordThatIsEasyToGuessIsRefusedWhereverItIsSet(String password, String reason) throws Exception {
        Browser operator = Browser.operator(server);
        HttpResponse<String> own =
                operator.submit("/admin/password", Map.of("old", Browser.PASSWORD, "new", password, "again", password));
        HttpResponse<String> others =
                operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", password));

        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains(reason).doesNotContain(password);
        assertThat(others.statusCode()).isEqualTo(422);
        assertThat(others.body()).contains(reason).doesNotContain(password);
        assertThatThrownBy(() -> RunningServer.start(Map.of("SCIM_ADMIN_PASSWORD", password)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("SCIM_ADMIN_PASSWORD cannot be used.")
                .hasMessageContaining(reason)
                .hasMessageNotContaining(password);
        assertThat(Browser.at(server).signIn("admin", Browser.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() throws Exception {
        Browser here = Browser.operator(server);
        Browser elsewhere = Browser.operator(server);

        HttpResponse<String> response = here.submit(
                "/admin/password",
                Map.of("old", Browser.PASSWORD, "new", "quite another secret", "again", "quite another secret"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(here.get(HOME).statusCode()).isEqualTo(200);
        assertThat(elsewhere.get(HOME).statusCode()).isEqualTo(303);
        assertThat(Browser.at(server).signIn("admin", Browser.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(Browser.at(server).signIn("admin", "quite another secret").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNewPasswordNeedsTheOldOne() throws Exception {
        HttpResponse<String> response = Browser.operator(server)
                .submit(
                        "/admin/password",
                        Map.of("old", "wrong", "new", "quite another secret", "again", "quite another secret"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("The present password is wrong.");
    }

    @Test
    void allOfALongPasswordCounts() throws Exception {
        Browser operator = Browser.operator(server);
        String same = "tulip-anvil-ferry-mosaic ".repeat(4);
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", same + "1"));

        assertThat(Browser.at(server).signIn("ada", same + "2").statusCode()).isEqualTo(401);
        assertThat(Browser.at(server).signIn("ada", same + "1").statusCode()).isEqualTo(303);
    }

    @Test
    void aRemovedAdministratorIsOutAtOnce() throws Exception {
        Browser operator = Browser.operator(server);
        operator.submit(HOME + "/administrators", Map.of("name", "ada", "password", "a long enough secret"));
        Browser ada = Browser.signedIn(server, "ada", "a long enough secret");
        assertThat(ada.get(HOME).statusCode()).isEqualTo(200);

        operator.submit(HOME + "/administrators/ada/remove", Map.of());

        assertThat(ada.get(HOME).statusCode()).isEqualTo(303);
    }
}
