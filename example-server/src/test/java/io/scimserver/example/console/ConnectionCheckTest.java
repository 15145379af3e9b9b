package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.log.ActivityLog;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.ScimCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the page that waits for requests of an identity provider. */
class ConnectionCheckTest extends ConsoleTest {

    private static final String CHECK = PROVISIONING + "/connection-check";

    /** Begins a check. */
    private static String begin(Browser browser, String check) throws Exception {
        HttpResponse<String> response = browser.get(check);
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private String look(Browser browser, String page) throws Exception {
        ActivityLog log = server.running().scim().activity().orElseThrow();
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        HttpResponse<String> response = browser.get(page);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void itWaitsAndDoesNotCountWhatCameBefore() throws Exception {
        server.get("/scim/v2/Users");
        String check = begin(operator, CHECK);

        assertThat(look(operator, check))
                .contains("Nothing has arrived yet", "hx-trigger=\"every 2s\"", "Look again")
                .doesNotContain("GET /scim/v2/Users");
    }

    @Test
    void theFirstRequestThatIsCarriedOutEndsTheWaiting() throws Exception {
        String check = begin(operator, CHECK);
        server.get("/scim/v2/Users?filter=userName%20eq%20%22test%22");

        assertThat(look(operator, check))
                .contains("The connection works.", "GET /scim/v2/Users?filter=", "Done · 200", "hx-trigger=\"never\"");
    }

    @Test
    void thePartForScriptsSaysTheSameAsThePage() throws Exception {
        String check = begin(operator, CHECK);
        server.get("/scim/v2/Users");

        String part = look(operator, check + "&part=arrivals");

        assertThat(part).contains("The connection works.").doesNotContain("<html", "<title>");
        assertThat(look(operator, check)).contains(part.strip());
    }

    @Test
    void aWrongUrlIsShownWithWhatToDoAboutIt() throws Exception {
        String check = begin(operator, CHECK);
        server.get("/scim/v2/scim/v2/Users");
        server.get("/Users?<b>");

        assertThat(look(operator, check))
                .contains("it was not carried out", "The URL at the identity provider is wrong", "GET /Users?%3Cb%3E")
                .contains("hx-trigger=\"every 2s\"")
                .doesNotContain("<b>");
    }

    @Test
    void aWrongTokenIsShownToOperatorsOnly() throws Exception {
        operator.submit(
                "/admin/companies/default/administrators", Map.of("name", "ada", "password", "a long enough secret"));
        Browser ada = Browser.signedIn(server, "ada", "a long enough secret");
        String check = begin(operator, CHECK);
        new ScimCaller(server.url(), "wrong").get("/Users?count=77");

        assertThat(look(operator, check)).contains("Requests of no company", "count=77", "No valid token · 401");
        assertThat(look(ada, check)).contains("Nothing has arrived yet").doesNotContain("count=77");
    }

    @Test
    void aTokenThatIsEnteredWronglyIsExplainedWithoutShowingIt() throws Exception {
        String check = begin(operator, CHECK);
        for (String header : List.of("Bearer Bearer " + server.token(), server.token())) {
            server.send("GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + header + "\r\n\r\n")
                    .scimError(401);
        }

        assertThat(look(operator, check))
                .contains("holds the word \"Bearer\" twice", "lacks the word \"Bearer\"")
                .doesNotContain(server.token());
    }

    @Test
    void theAdvicePointsToWhatStandsOnThisPageOrOnTheEntrys() throws Exception {
        String check = begin(operator, CHECK);
        ScimCaller caller = new ScimCaller(server.url(), server.token());
        caller.get("/Users?filter=userName%20equals");
        caller.send("POST", "/Users", "[]");
        caller.send("POST", "/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                 "Operations": [{"method": "DELETE", "path": "/Users/nobody"}]}""");

        assertThat(look(operator, check))
                .contains("The search cannot be carried out; the sentence above says where it is wrong.")
                .contains("This is not a SCIM request. Open the entry to see what was sent, then correct")
                .contains("Some of its operations were refused; the entry's page shows which, and why.")
                .doesNotContain("sent below", "answer below");
    }

    @Test
    void whatAnotherCompanysProviderSendsIsNotShown() throws Exception {
        operator.submit("/admin/companies", Map.of("name", "Other"));
        ScimCaller other = new ScimCaller(server.url(), operator.enabledCompanysToken("other"));
        String check = begin(operator, CHECK);
        other.get("/Users?count=78");

        assertThat(look(operator, check)).contains("Nothing has arrived yet").doesNotContain("count=78");
        assertThat(look(operator, check.replace("default", "other"))).contains("The connection works.", "count=78");
    }

    @Test
    void afterHalfAnHourNobodyWaitsAnyLonger() throws Exception {
        String check = CHECK + "?since=" + Instant.now().minus(Duration.ofMinutes(31));

        assertThat(look(operator, check)).contains("Nothing has arrived since", "hx-trigger=\"never\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?since=x", "?since=%00", "?since=2020-01-01T00:00:00Z", "?since=2999-01-01T00:00:00Z"})
    void aTimeThatMakesNoSenseBeginsAnew(String query) throws Exception {
        assertThat(begin(operator, CHECK + query)).startsWith(CHECK + "?since=2");
    }
}
