package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.Wire;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that requests that never reach the library are in its activity log too. */
class RejectedRequestLogTest {

    private static final Optional<Tenant> COMPANY = Optional.of(new Tenant("default"));
    private static final String LOG = "/admin/companies/default/integrations/provisioning/activity";

    private static RunningServer server;
    private static Browser operator;

    @BeforeAll
    static void start() throws Exception {
        server = Browser.server();
        operator = Browser.operator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ActivityEntry newest(Optional<Tenant> tenant) throws InterruptedException {
        ActivityLog log = server.running().scim().activity().orElseThrow();
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        return log.store()
                .search(ActivityQuery.newest(tenant, ActivityFilter.ANY, 1))
                .entries()
                .get(0);
    }

    private static String id(Wire.Response response) {
        return response.headers().get("x-request-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/Users", "/scim/Users", "/v2/Users?startIndex=1", "/scim/v2/scim/v2/Users"})
    void aWrongUrlIsInTheLogOfTheCompanyWhoseTokenItCameWith(String url) throws Exception {
        Wire.Response response = server.get(url);

        ActivityEntry entry = newest(COMPANY);
        assertThat(entry.id()).isEqualTo(id(response));
        assertThat(entry.call().path()).isEqualTo(url);
        assertThat(entry.outcome().status()).isEqualTo(404);
        assertThat(entry.outcome().detail().orElse("")).contains("/scim/v2");
        assertThat(entry.source().address()).contains("127.0.0.1");
        assertThat(entry.source().tokenLabel()).isPresent();
        assertThat(operator.get(LOG + "/entries/" + entry.id()).body())
                .contains("The URL at the identity provider is wrong");
        assertThat(operator.get("/admin/activity/entries/" + entry.id()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer wrong\r\n"})
    void aWrongUrlWithoutAValidTokenIsInTheLogOfNoCompany(String authorization) throws Exception {
        Wire.Response response = server.send(
                "GET /guess HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\n" + authorization + "\r\n");

        ActivityEntry entry = newest(Optional.empty());
        assertThat(entry.id()).isEqualTo(id(response)).isNotEqualTo("mine");
        assertThat(entry.call().path()).isEqualTo("/guess");
        assertThat(entry.outcome().status()).isEqualTo(401);
        assertThat(operator.get("/admin/activity").body()).contains("GET /guess");
        assertThat(operator.get(LOG).body()).doesNotContain("/guess");
    }

    @Test
    void aSecretInAWrongUrlIsNotKept() throws Exception {
        server.get("/scim/Users?access_token=hidden&count=1");

        assertThat(newest(COMPANY).call().path()).isEqualTo("/scim/Users?access_token=[removed]&count=1");
    }

    @Test
    void aBodyThatIsTooLargeIsInTheLogOfItsCompany() throws Exception {
        Wire.Response response =
                server.send("POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                        + server.authorization() + "Content-Length: 99999999\r\n\r\n");

        assertThat(response.status()).isEqualTo(413);
        assertThat(newest(COMPANY).id()).isEqualTo(id(response));
        assertThat(newest(COMPANY).outcome().detail().orElse("")).contains("larger than");
    }

    @Test
    void aUrlThatCannotBeReadIsInTheLogOfItsCompany() throws Exception {
        Wire.Response response = server.get("/scim/v2/Users/%zz");

        assertThat(response.status()).isEqualTo(400);
        assertThat(newest(COMPANY).id()).isEqualTo(id(response));
        assertThat(newest(COMPANY).call().path()).contains("/scim/v2/Users/");
    }

    @Test
    void aTokenThatWasRevokedIsInTheLogOfTheCompanyThatHadIt() throws Exception {
        String provisioning = "/admin/companies/default/integrations/provisioning";
        String secret = operator.enabledCompanysToken("default");
        String revoke = operator.get(provisioning + "/tokens").body();
        Matcher link = Pattern.compile("href=\"([^\"]+/revoke)\">Revoke<span class=\"unseen\"> Entra")
                .matcher(revoke);
        assertThat(link.find()).isTrue();
        operator.submit(link.group(1), Map.of("confirm", "yes"));

        Wire.Response response =
                server.send("GET /Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(401);
        assertThat(newest(COMPANY).id()).isEqualTo(id(response));
    }

    @Test
    void probesAndPagesHaveAnIdButAreNotInTheLog() throws Exception {
        String before = id(server.get("/probe"));

        Wire.Response probe = server.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Wire.Response page = server.send("GET /admin/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(id(probe)).isNotEmpty().isNotEqualTo(id(page));
        assertThat(newest(COMPANY).id()).isEqualTo(before);
    }

    @Test
    void aRequestThatReachesTheLibraryIsThereOnce() throws Exception {
        Wire.Response response = server.get("/scim/v2/Unheard");

        ActivityLog log = server.running().scim().activity().orElseThrow();
        assertThat(newest(COMPANY).id()).isEqualTo(id(response));
        assertThat(log.store()
                        .search(ActivityQuery.newest(COMPANY, ActivityFilter.ANY.withText("Unheard"), 10))
                        .entries())
                .hasSize(1);
    }

    @Test
    void whatTheGuardHoldsBackIsInTheLogAndSaysWhatToDo() throws Exception {
        ScimCaller provider = new ScimCaller(server.url(), server.token());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ids.add(provider.create("guarded" + i + "@example.com")
                    .json()
                    .path("id")
                    .asText());
        }
        for (String id : ids.subList(0, 101)) {
            provider.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        }
        ScimCaller.Response refused = provider.send("DELETE", "/Users/" + ids.get(149), "");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(newest(COMPANY).outcome().status()).isEqualTo(429);
        assertThat(operator.get(LOG + "/entries/" + newest(COMPANY).id()).body())
                .contains("held back until an administrator", "waits for an administrator");
    }
}
