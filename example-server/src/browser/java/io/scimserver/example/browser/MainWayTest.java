package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.junit.UsePlaywright;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the main path: from the first sign-in to an employee who was provisioned, deactivated and restored. */
@UsePlaywright(Chromium.class)
class MainWayTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @ParameterizedTest
    @EnumSource(Look.class)
    void anAdministratorConnectsAnIdentityProviderAndSeesItsWork(Look look, Browser browser) throws Exception {
        try (Window window = new Window(browser, server.adminPage(), look)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.addCompany("Analytical Engines " + look);
            IdentityProvider identityProvider = administrator.makeToken("Entra ID");
            assertThat(identityProvider.create("Ada", "Lovelace", "Research").status())
                    .as("a new company's provisioning is disabled")
                    .isEqualTo(403);

            administrator.enable();
            seesWhatIsProvisioned(administrator, identityProvider);
        }
    }

    private static void seesWhatIsProvisioned(Administrator administrator, IdentityProvider identityProvider)
            throws Exception {
        String ada = identityProvider
                .create("Ada", "Lovelace", "Research")
                .accepted()
                .get("id")
                .textValue();
        administrator.openEmployees();
        assertThat(administrator.row("Ada Lovelace")).containsText("Research");
        assertThat(administrator.row("Ada Lovelace")).containsText("Active");

        identityProvider.setActive(ada, false).accepted();
        administrator.openEmployees();
        assertThat(administrator.row("Ada Lovelace")).containsText("Inactive");

        identityProvider.setActive(ada, true).accepted();
        administrator.openEmployees();
        assertThat(administrator.row("Ada Lovelace")).containsText("Active");

        administrator.follow("Ada Lovelace");
        administrator.sees("Ada Lovelace");
        assertThat(administrator.page().getByText("Gets surveys.")).isVisible();
    }
}
