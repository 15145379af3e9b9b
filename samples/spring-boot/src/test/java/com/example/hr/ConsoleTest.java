package com.example.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The console inside the application, behind the application's own login. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hr.scim.jwt-secret=" + RunningApplication.SECRET, "spring.datasource.url=jdbc:h2:mem:console"})
class ConsoleTest {

    private static final String ROOT = "/administration/provisioning";
    private static final String PROVISIONING = ROOT + "/companies/acme/integrations/provisioning";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");

    @LocalServerPort
    private int port;

    private RunningApplication application;

    @BeforeEach
    void findPort() {
        application = new RunningApplication(port);
    }

    @Test
    void theMenuLeadsToTheConsole() throws Exception {
        assertThat(asClerk("/administration").body()).contains("href=\"" + ROOT + "\"");
        assertThat(asClerk(ROOT).headers().firstValue("Location")).hasValue(ROOT + "/companies/acme");
        assertThat(asClerk(ROOT + "/companies/acme").body()).contains("HR application", "Acme", "clerk");
    }

    @Test
    void whoeverIsNotLoggedInHasToLogInAtTheApplication() throws Exception {
        HttpResponse<String> response = RunningApplication.send(
                application.request("GET", PROVISIONING, "").header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(url -> assertThat(url).endsWith("/login"));
    }

    @Test
    void theSwitchOfTheConsoleStopsTheIdentityProvider() throws Exception {
        assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(200);

        HttpResponse<String> page = asClerk(PROVISIONING);
        Matcher key = KEY.matcher(page.body());
        assertThat(key.find()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("scim-console"))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst()
                .orElseThrow();
        assertThat(set("pause", key.group(1), cookie).statusCode()).isEqualTo(303);
        assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(403);
        assertThat(set("enable", key.group(1), cookie).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> set(String state, String key, String cookie) throws Exception {
        return RunningApplication.send(
                clerk(application.request("POST", PROVISIONING + "/switch", "confirm=" + state + "&key=" + key))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookie));
    }

    private HttpResponse<String> asClerk(String path) throws Exception {
        return RunningApplication.send(clerk(application.request("GET", path, "")));
    }

    private static HttpRequest.Builder clerk(HttpRequest.Builder request) {
        String credentials = Base64.getEncoder().encodeToString("clerk:of-the-sample".getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }
}
