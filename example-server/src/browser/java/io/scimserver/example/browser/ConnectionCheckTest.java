package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests of an administrator who has entered the two values at the identity provider, and waits for its first request.
 */
@UsePlaywright(Chromium.class)
class ConnectionCheckTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    private final IdentityProvider identityProvider = server.identityProvider();

    @Test
    void whatArrivesAppearsWhileTheAdministratorWaits(Browser browser) throws Exception {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.openProvisioning();
            administrator.follow("Check the connection");
            administrator.sees("Connection check");
            Locator tracker = window.page().locator("#arrivals");
            Locator verdict = tracker.getByRole(AriaRole.STATUS);
            assertThat(verdict).containsText("Nothing has arrived yet.");

            IdentityProvider mistyped = new IdentityProvider(identityProvider.url(), "mistyped");
            assertThat(mistyped.get("/Users").status()).isEqualTo(401);
            assertThat(tracker).containsText("Requests of no company");
            assertThat(verdict).containsText("Nothing has arrived yet.");

            assertThat(identityProvider.send("POST", "/Users", "{}").status()).isEqualTo(400);
            assertThat(verdict).containsText("it was not carried out");

            identityProvider.create("Ada", "Lovelace", "Research").accepted();
            assertThat(verdict).containsText("The connection works.");
            assertThat(tracker.getByRole(AriaRole.HEADING)).containsText(new String[] {"Create", "Create"});
        }
    }
}
