package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.junit.UsePlaywright;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A link to the console on a page of another site, such as a web mail. */
@UsePlaywright(Chromium.class)
class AnotherSitesLinkTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer();

    @Test
    void aLinkOfAnotherSiteOpensItsPageAndSignsNobodyOut(Browser browser) {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window).signIn(server);

            followFromAnotherSite(window, "/admin/companies/default/employees?status=active");
            administrator.sees("Employees");
            assertThat(administrator.button("Sign out")).isVisible();

            followFromAnotherSite(window, "/admin/sign-in");
            administrator.sees("Sign in");
            window.page().navigate(window.start().toString());
            assertThat(administrator.button("Sign out")).isVisible();
        }
    }

    /** Follows a link from another site; a page that is shown before any site was opened belongs to none. */
    private static void followFromAnotherSite(Window window, String target) {
        Page page = window.page();
        page.navigate("about:blank");
        page.setContent("<a href=\"" + window.start().resolve(target) + "\">In a mail</a>");
        page.getByText("In a mail").click();
    }
}
