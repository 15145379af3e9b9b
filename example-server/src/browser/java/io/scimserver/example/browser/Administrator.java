package io.scimserver.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;

/** Administrator who works by hand: sees headings, follows links, presses buttons, fills in fields. */
record Administrator(Window window) {

    Page page() {
        return window.page();
    }

    /** Opens the admin page, and signs in. */
    Administrator signIn(String name, String password) {
        page().navigate(window.start().toString());
        sees("Sign in");
        fill("Name", name);
        fill("Password", password);
        press("Sign in");
        assertThat(button("Sign out")).isVisible();
        return this;
    }

    Administrator signIn(ExampleServer server) {
        return signIn(server.adminName(), server.adminPassword());
    }

    /** Adds a company, whose pages are open then. */
    void addCompany(String name) {
        choose("Companies");
        fill("Name", name);
        press("Add company");
        isTold("The company was added.");
    }

    /** Makes a token, and copies both values from the page that shows it. */
    IdentityProvider makeToken(String label) {
        openProvisioning();
        follow("Make a token");
        fill("Label", label);
        press("Make the token");
        sees("Copy the token now");
        return new IdentityProvider(URI.create(copied("SCIM URL")), copied("Token"));
    }

    void openProvisioning() {
        choose("Integrations");
        follow("Employee provisioning");
        sees("Employee provisioning");
    }

    void enable() {
        openProvisioning();
        press("Enable");
        isTold("Provisioning is enabled.");
    }

    /** Opens the list of employees by the menu, as it is now. */
    void openEmployees() {
        choose("Employees");
        sees("Employees");
    }

    /** Returns the row of a table that begins with this text. */
    Locator row(String name) {
        return page().getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page().getByRole(
                                        AriaRole.ROWHEADER,
                                        new Page.GetByRoleOptions()
                                                .setName(name)
                                                .setExact(true))));
    }

    void sees(String heading) {
        assertThat(page().getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions()
                                        .setName(heading)
                                        .setExact(true)
                                        .setLevel(1)))
                .isVisible();
    }

    void isTold(String notice) {
        assertThat(page().getByRole(AriaRole.STATUS)).hasText(notice);
    }

    void fill(String label, String text) {
        page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void select(String label, String option) {
        page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(option);
    }

    void press(String name) {
        button(name).click();
    }

    /** Follows a link of the menu. */
    void choose(String name) {
        link(page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main menu")), name)
                .click();
    }

    /** Follows a link of the page itself. */
    void follow(String name) {
        link(page().getByRole(AriaRole.MAIN), name).click();
    }

    private static Locator link(Locator part, String name) {
        return part.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String copied(String label) {
        Locator field = page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        assertThat(field).hasValue(Pattern.compile("\\S+"));
        return field.inputValue();
    }
}
