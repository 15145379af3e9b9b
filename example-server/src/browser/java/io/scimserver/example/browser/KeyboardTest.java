package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.junit.UsePlaywright;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of the console without a mouse. */
@UsePlaywright(Chromium.class)
class KeyboardTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void anAdministratorSignsInAndReachesTheContentByKeysAlone(Browser browser) {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window);
            Page page = window.page();
            page.navigate(window.start().toString());
            skipToTheContent(page);

            tabTo(page, page.getByLabel("Name"));
            page.keyboard().type(server.adminName());
            tabTo(page, page.getByLabel("Password"));
            page.keyboard().type(server.adminPassword());
            page.keyboard().press("Enter");

            administrator.sees("Overview");
            skipToTheContent(page);
            tabTo(page, page.locator("main a").first());
        }
    }

    private static void skipToTheContent(Page page) {
        Keyboard keys = page.keyboard();
        keys.press("Tab");
        Locator skip = page.getByText("Skip to the content");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        keys.press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    /** Presses the tabulator and asserts that its next stop is this element, and visible. */
    private static void tabTo(Page page, Locator element) {
        page.keyboard().press("Tab");
        assertThat(element).isFocused();
        assertThat(element).not().hasCSS("outline-style", "none");
    }
}
