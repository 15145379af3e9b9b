package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the sign-in while more passwords arrive than the server can hash. The tests are the proxy, at 127.0.0.1. */
class SignInFloodTest {

    private static final String KNOWN = "192.0.2.1";
    private static final String NEW = "198.51.100.9";

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = Browser.server("--trusted-proxy=127.0.0.1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoSignedInFromAnAddressBeforeGetsInFromThere() throws Exception {
        assertThat(Browser.at(server, KNOWN).signIn("admin", Browser.PASSWORD).statusCode())
                .isEqualTo(303);

        try (SignInFlood flood = SignInFlood.at(server)) {
            flood.awaitBusy();
            for (int i = 0; i < 8; i++) {
                assertThat(Browser.at(server, KNOWN)
                                .signIn("admin", Browser.PASSWORD)
                                .statusCode())
                        .isEqualTo(303);
            }
        }
    }

    @Test
    void aPasswordIsChangedMeanwhileAndNobodyIsToldThatTheOldOneIsWrong() throws Exception {
        Browser admin = Browser.at(server, KNOWN);
        admin.signIn("admin", Browser.PASSWORD);
        String[] passwords = {Browser.PASSWORD, "quite another secret", Browser.PASSWORD, "quite another secret"};

        try (SignInFlood flood = SignInFlood.at(server)) {
            flood.awaitBusy();
            for (int i = 1; i < passwords.length; i++) {
                Map<String, String> form = Map.of("old", passwords[i - 1], "new", passwords[i], "again", passwords[i]);
                assertThat(admin.submit("/admin/password", form).statusCode()).isEqualTo(303);
            }
        }
    }

    /** An address has 20 failures free. The twenty-first attempt would have to wait if those that were turned away counted. */
    @Test
    void anAttemptThatIsTurnedAwayCountsAsNothing() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (SignInFlood flood = SignInFlood.at(server)) {
            flood.awaitBusy();
            Browser browser = Browser.at(server, NEW);
            String key = Browser.key(browser.get("/admin/sign-in").body());
            while (statuses.size() < 60 && Collections.frequency(statuses, 401) < 19) {
                Map<String, String> form = Map.of("key", key, "name", "guess-" + statuses.size(), "password", "wrong");
                statuses.add(browser.post("/admin/sign-in", form).statusCode());
            }
        }

        assertThat(statuses).hasSizeGreaterThan(20).contains(503).isSubsetOf(401, 503);
    }

    @Test
    void aNameOrPasswordThatCannotExistIsRefusedWithoutWaitingForItsTurn() throws Exception {
        String wrong = page(Browser.at(server, NEW).signIn("nobody", "wrong"), "nobody");

        try (SignInFlood flood = SignInFlood.at(server)) {
            flood.awaitBusy();
            for (int i = 0; i < 8; i++) {
                String name = i + "x".repeat(100);
                HttpResponse<String> longName =
                        Browser.at(server, "203.0.113." + i).signIn(name, "wrong");
                HttpResponse<String> longPassword =
                        Browser.at(server, "203.0.113." + i).signIn("someone-" + i, "x".repeat(257));

                assertThat(longName.statusCode()).isEqualTo(401);
                assertThat(page(longName, name)).isEqualTo(wrong);
                assertThat(longPassword.statusCode()).isEqualTo(401);
                assertThat(page(longPassword, "someone-" + i)).isEqualTo(wrong);
            }
        }
    }

    /** Returns the page without what differs from visitor to visitor. */
    private static String page(HttpResponse<String> response, String name) {
        return response.body().replaceAll("name=\"key\" value=\"[^\"]*\"", "").replace(name, "");
    }
}
