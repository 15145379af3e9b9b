package io.scimserver.example.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.junit.UsePlaywright;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checks that apply to every page of the console, also to pages that are added later. */
@UsePlaywright(Chromium.class)
class EveryPageTest {

    @RegisterExtension
    static final ExampleServer server = new ExampleServer("--groups");

    private final Inspection inspection = new Inspection();

    @Test
    void everyPageIsAccessibleInLightAndDarkAndFitsOnAPhone(Browser browser) throws Exception {
        IdentityProvider identityProvider = server.identityProvider();
        String ada = identityProvider
                .create("Ada", "Lovelace", "Research")
                .accepted()
                .get("id")
                .textValue();
        assertThat(identityProvider.create("Ada", "Lovelace", "Sales").status())
                .as("a row of what needs attention")
                .isEqualTo(409);
        identityProvider.createGroup("Engineers", ada).accepted();
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            new Administrator(window).signIn(server);

            Set<String> kinds = new SiteWalk(window).from("/admin", inspection::inspect);

            assertThat(inspection.faults()).isEmpty();
            String company = "/admin/companies/default";
            assertThat(kinds)
                    .contains(
                            company + "/attention",
                            company + "/employees/*",
                            company + "/groups/*",
                            company + "/groups/*/history",
                            company + "/groups-switch/off",
                            company + "/integrations/provisioning/tokens/*/revoke");
        }
    }

    @Test
    void soAreThePagesThatNoLinkLeadsTo(Browser browser) {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window);
            window.page().navigate(window.start().toString());
            inspection.inspect(window.page());
            administrator.fill("Name", "nobody");
            administrator.fill("Password", "wrong");
            administrator.press("Sign in");
            inspection.inspect(window.page());
            window.forgive(401);

            administrator.signIn(server);
            administrator.makeToken("Okta");
            inspection.inspect(window.page());
            window.page().navigate(window.start() + "/nowhere");
            inspection.inspect(window.page());
            window.forgive(404);

            assertThat(inspection.faults()).isEmpty();
        }
    }
}
