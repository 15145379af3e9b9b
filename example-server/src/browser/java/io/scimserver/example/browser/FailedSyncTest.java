package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that the activity log explains why something was not synchronised. */
@UsePlaywright(Chromium.class)
class FailedSyncTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void aFailedSyncIsFoundInTheActivityLogAndExplainedByIt(Browser browser) throws Exception {
        IdentityProvider identityProvider = server.identityProvider();
        identityProvider.create("Ada", "Lovelace", "Research").accepted();
        assertThat(identityProvider.create("Ada", "Lovelace", "Sales").status()).isEqualTo(409);
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.openProvisioning();
            administrator.follow("Open the activity log");
            administrator.select("Outcome", "Refused");
            Locator refused = onlyEntry(administrator);
            assertThat(refused).containsText("Another user has the same userName.");

            refused.click();
            refused.getByRole(AriaRole.LINK).click();

            administrator.sees("Create");
            Locator content = administrator.page().getByRole(AriaRole.MAIN);
            assertThat(content).containsText("Look the employee up and correct one of the two.");
            assertThat(content).containsText("\"department\" : \"Sales\"");
            assertThat(content).not().containsText(identityProvider.token());
        }
    }

    /** Returns the only entry of the list. The list is exchanged without a new page, as soon as the choice is made. */
    private static Locator onlyEntry(Administrator administrator) {
        Locator entries = administrator.page().locator("ul.log > li");
        assertThat(entries).hasCount(1);
        return entries;
    }
}
