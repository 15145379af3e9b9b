package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tour by the steps of {@code docs/tour.md}; it takes the pictures on demand. */
@UsePlaywright(Chromium.class)
class TourTest {

    private static final String ADA = "Ada.Lovelace@example.com";

    @RegisterExtension
    static final ExampleServer server = new ExampleServer("--demo", "--groups", "--guard=2,1%");

    @Test
    void theTourIsAsItIsTold(Browser browser) throws Exception {
        try (Window window = new Window(browser, server.adminPage(), Look.LIGHT)) {
            Administrator administrator = new Administrator(window);
            window.page().setViewportSize(1180, 760);
            window.page().navigate(window.start().toString());
            window.picture("sign-in");
            administrator.signIn(server);
            IdentityProvider identityProvider = connect(administrator);
            synchronise(identityProvider);
            seeEmployees(administrator);
            seeGroups(administrator, identityProvider);
            seeActivity(administrator);
            seeWhatNeedsAttention(administrator);
            tryOut(administrator);
            decideAboutAMassDeactivation(administrator, identityProvider);
            seeState(administrator);
        }
    }

    private static IdentityProvider connect(Administrator administrator) {
        IdentityProvider identityProvider = administrator.makeToken("Entra ID");
        administrator.window().picture("token");
        administrator.follow("What to enter where");
        administrator.window().picture("what-to-enter");
        administrator.openProvisioning();
        administrator.follow("Custom attributes");
        assertThat(administrator.row("Business Unit")).isVisible();
        administrator.window().picture("custom-attributes");
        return identityProvider;
    }

    /**
     * Synchronises an employee who is new and then changed, one who was left over at the identity provider, and one who
     * leaves.
     */
    private static void synchronise(IdentityProvider identityProvider) throws Exception {
        String ada = identityProvider
                .create("Ada", "Lovelace", "Research")
                .accepted()
                .get("id")
                .textValue();
        change(identityProvider, ada, "title", "\"Head of Research\"");
        assertThat(identityProvider.create("Ada", "Lovelace", "Sales").status()).isEqualTo(409);
        change(identityProvider, idOf(identityProvider, "oliver.bennett@example.com"), "active", "\"False\"");
    }

    private static void change(IdentityProvider identityProvider, String id, String path, String value)
            throws Exception {
        identityProvider
                .send("PATCH", "/Users/" + id, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "%s", "value": %s}]}
                """.formatted(path, value))
                .accepted();
    }

    private static String idOf(IdentityProvider identityProvider, String userName) throws Exception {
        JsonNode found = identityProvider
                .get("/Users?filter=userName%20eq%20%22" + userName + "%22")
                .accepted();
        return found.at("/Resources/0/id").textValue();
    }

    private static void seeEmployees(Administrator administrator) {
        administrator.openEmployees();
        administrator.window().picture("employees");
        administrator.follow("Ada Lovelace");
        administrator.sees("Ada Lovelace");
        administrator.window().picture("employee");
        administrator.follow("History");
        assertThat(administrator.page().getByRole(AriaRole.MAIN)).containsText("Head of Research");
        administrator.window().picture("history");
    }

    private static void seeGroups(Administrator administrator, IdentityProvider identityProvider) throws Exception {
        String managers = identityProvider
                .createGroup(
                        "Managers",
                        idOf(identityProvider, ADA),
                        idOf(identityProvider, "grace.mbeki@example.com"),
                        idOf(identityProvider, "lena.hoffmann@example.com"))
                .accepted()
                .get("id")
                .textValue();
        identityProvider.createGroup("Everybody", managers).accepted();
        administrator.choose("Groups");
        administrator.follow("Managers");
        administrator.fill("Role of the members", "manager");
        administrator.press("Save the role");
        assertThat(administrator.page().getByRole(AriaRole.MAIN)).containsText("Ada Lovelace");
        administrator.window().picture("group");
        administrator.choose("Groups");
        administrator.window().picture("groups");
    }

    private static void seeActivity(Administrator administrator) {
        administrator.openProvisioning();
        administrator.follow("Open the activity log");
        Locator entries = administrator.page().locator("ul.log > li");
        entries.filter(new Locator.FilterOptions().setHasText("Repaired"))
                .first()
                .click();
        administrator.window().picture("activity");
        Locator refused = entries.filter(new Locator.FilterOptions().setHasText("409"));
        refused.click();
        refused.getByRole(AriaRole.LINK).click();
        administrator.sees("Create");
        administrator.window().picture("refused");
    }

    private static void seeWhatNeedsAttention(Administrator administrator) {
        administrator.choose("Needs attention");
        assertThat(administrator.page().getByRole(AriaRole.MAIN)).containsText("Did not arrive");
        administrator.window().picture("attention");
    }

    private static void tryOut(Administrator administrator) {
        administrator.openProvisioning();
        administrator.follow("Preview a request");
        administrator.select("What it does", "Changes an employee (PATCH)");
        administrator.fill("Whom it changes or replaces", ADA);
        administrator.fill("Body", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""");
        administrator.press("Preview");
        assertThat(administrator.page().getByRole(AriaRole.MAIN)).containsText("What would change");
        administrator.window().picture("preview");
    }

    private static void decideAboutAMassDeactivation(Administrator administrator, IdentityProvider identityProvider)
            throws Exception {
        for (String name : new String[] {"grace.mbeki", "tomasz.nowak", "lena.hoffmann", "hiroshi.tanaka"}) {
            identityProvider.setActive(idOf(identityProvider, name + "@example.com"), false);
        }
        Page page = administrator.page();
        page.reload();
        page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).click();
        administrator.sees("Guard against mass deactivation");
        administrator.window().picture("guard");
        administrator.choose("Audit");
        // The sample employees are not an administrator's doing.
        administrator.row("Made the token Entra ID").getByRole(AriaRole.LINK).click();
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("sample data");
        administrator.window().picture("audit");
    }

    private static void seeState(Administrator administrator) {
        administrator.choose("Overview");
        administrator.window().picture("overview");
        administrator.openProvisioning();
        administrator.window().picture("provisioning");
        Page page = administrator.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        administrator.window().picture("provisioning-dark");
        page.setViewportSize(390, 800);
        administrator.window().picture("phone");
    }
}
