package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of an identity provider that is about to deactivate a whole company. */
@UsePlaywright(Chromium.class)
class MassDeactivationTest {

    private static final int ALLOWED = 2;

    @RegisterExtension
    static final ExampleServer server = new ExampleServer("--guard=" + ALLOWED + ",1%");

    private final IdentityProvider identityProvider = server.identityProvider();

    @Test
    void aMassDeactivationIsStoppedAndThenAllowed(Browser browser) throws Exception {
        List<String> everybody = new ArrayList<>();
        for (String name : List.of("Ada", "Bob", "Cleo", "Dan")) {
            everybody.add(identityProvider
                    .create(name, "Example", "Research")
                    .accepted()
                    .get("id")
                    .textValue());
        }
        assertThat(deactivate(everybody)).containsExactly(200, 200, 429, 429);
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            Locator content = window.page().getByRole(AriaRole.MAIN);
            assertThat(content.getByRole(AriaRole.ALERT)).containsText("held back");
            content.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).click();
            administrator.sees("Guard against mass deactivation");
            assertThat(content).containsText("Cleo.Example@example.com");
            assertThat(content).containsText("Dan.Example@example.com");

            content.getByText("Allow these changes").first().click();
            administrator.sees("Allow these changes");
            administrator.press("Allow these changes");
            administrator.isTold(
                    "The changes are let through from now on. The identity provider sends them again by itself.");

            assertThat(deactivate(everybody)).containsOnly(200);
            administrator.openEmployees();
            assertThat(administrator.row("Dan Example")).containsText("Inactive");
        }
    }

    private List<Integer> deactivate(List<String> ids) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (String id : ids) {
            statuses.add(identityProvider.setActive(id, false).status());
        }
        return statuses;
    }
}
