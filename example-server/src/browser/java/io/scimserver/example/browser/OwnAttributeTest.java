package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.junit.UsePlaywright;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of a company with an attribute of its own, whose name holds a space. */
@UsePlaywright(Chromium.class)
class OwnAttributeTest {

    private static final String OWN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void anAttributeWithASpaceInItsNameIsDefinedAndProvisioned(Browser browser) throws Exception {
        IdentityProvider identityProvider = server.identityProvider();
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            define(administrator, "Business Unit");
            assertThat(identityProvider.get("/Schemas/" + OWN).accepted().toString())
                    .contains("\"businessUnit\"");

            create(identityProvider, "ada@example.com", "Business Unit", "North")
                    .accepted();
            create(identityProvider, "bob@example.com", "businessUnit", "South").accepted();

            assertThat(unit(administrator, "ada@example.com")).isEqualTo("North");
            assertThat(unit(administrator, "bob@example.com")).isEqualTo("South");
        }
    }

    private static void define(Administrator administrator, String name) {
        administrator.openProvisioning();
        administrator.follow("Custom attributes");
        administrator.fill("Name", name);
        // The page shows it while the name is typed.
        assertThat(administrator.page().getByText("businessUnit").first()).isVisible();
        administrator.press("Define attribute");
        administrator.isTold("The attribute was defined. Identity providers see it at once.");
        assertThat(administrator.row(name)).containsText("businessUnit");
    }

    private static IdentityProvider.Response create(
            IdentityProvider identityProvider, String userName, String attribute, String value) throws Exception {
        return identityProvider.send("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%1$s"],
                 "userName": "%2$s", "%1$s": {"%3$s": "%4$s"}}
                """.formatted(OWN, userName, attribute, value));
    }

    private static String unit(Administrator administrator, String userName) {
        administrator.openEmployees();
        administrator.follow(userName);
        administrator.sees(userName);
        return administrator
                .page()
                .locator("dl > div")
                .filter(new Locator.FilterOptions().setHasText("Business Unit"))
                .locator("dd")
                .textContent()
                .strip();
    }
}
