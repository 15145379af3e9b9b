package io.scimserver.example.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of the size of the activity log's rows, and of its page after the end of the session. */
@UsePlaywright(Chromium.class)
class ActivityListTest {

    private static final int HIGHEST = 30;

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void anEntryIsOneLineOnEveryScreen(Browser browser) throws Exception {
        IdentityProvider identityProvider = server.identityProvider();
        for (int i = 0; i < 60; i++) {
            identityProvider.create("Alexandrina Victoria " + i, "of Saxe-Coburg and Gotha", "Research");
        }
        identityProvider.create("Alexandrina Victoria 1", "of Saxe-Coburg and Gotha", "Research");
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.openProvisioning();
            administrator.follow("Open the activity log");
            for (int width : new int[] {1280, 375}) {
                window.page().setViewportSize(width, 800);
                window.page().locator(".cycle").first().scrollIntoViewIfNeeded();
                window.picture("activity-" + width);
                assertThat(heights(window.page())).hasSize(50).allMatch(height -> height <= HIGHEST);
                assertThat(window.page().evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
            }
        }
    }

    private static List<Double> heights(Page page) {
        return page.locator("ul.log > li").all().stream()
                .map(row -> row.boundingBox().height)
                .toList();
    }

    @Test
    void aPageThatOutlivesTheSessionLeadsToTheSignIn(Browser browser) {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);
            administrator.openProvisioning();
            administrator.follow("Open the activity log");
            window.page().context().clearCookies();

            administrator.select("Outcome", "Refused");

            Locator signIn = window.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));
            signIn.waitFor();
        }
    }
}
