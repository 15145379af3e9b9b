package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.junit.UsePlaywright;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of replacing a token while an identity provider goes on sending. */
@UsePlaywright(Chromium.class)
class TokenRotationTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void aTokenIsReplacedWithoutARefusedRequest(Browser browser) throws Exception {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.addCompany("Rotating Wheels");
            administrator.enable();
            IdentityProvider before = administrator.makeToken("Old");
            try (SteadySync sync = new SteadySync(before)) {
                sync.awaitResponses();
                IdentityProvider after = administrator.makeToken("New");
                sync.goOnWith(after);
                sync.awaitResponses();

                administrator.follow("All tokens");
                assertThat(administrator.row("New")).containsText("Example Identity Provider/1.0");
                revoke(administrator, "Old");
                sync.awaitResponses();

                assertThat(sync.refusals()).isEmpty();
                assertThat(before.get("/Users").status()).isEqualTo(401);
            }
        }
    }

    private static void revoke(Administrator administrator, String label) {
        administrator.follow("Revoke " + label);
        administrator.press("Revoke the token");
        administrator.isTold("The token was revoked. It is refused from now on.");
        assertThat(administrator.row(label)).containsText("Revoked");
    }
}
