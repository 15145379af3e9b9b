package io.scimserver.console.web;

import io.scimserver.console.accounts.Company;
import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param assets where its style sheets and scripts are
 * @param formKey goes into every form
 * @param administrator who is signed in, for the eye
 * @param company whose page it is
 * @param navigation the menu; empty for visitors who are not signed in
 * @param banners what needs a person
 * @param notice what was just done
 */
public record Shell(
        String title,
        Assets assets,
        String formKey,
        Optional<String> administrator,
        Optional<Company> company,
        List<NavigationGroup> navigation,
        List<Banner> banners,
        Optional<String> notice) {

    /** Links that belong together. */
    public record NavigationGroup(String title, List<NavigationLink> links) {}

    /**
     * @param text of the link
     * @param target its path
     * @param current whether the visitor is there
     */
    public record NavigationLink(String text, String target, boolean current) {}

    /**
     * Something that needs a person.
     *
     * @param text what it is
     * @param link what to do about it
     * @param target where
     * @param tone the style it is shown in: warn, or bad for what cannot wait
     */
    public record Banner(String text, String link, String target, String tone) {

        /** Something that can wait a while. */
        public Banner(String text, String link, String target) {
            this(text, link, target, "warn");
        }
    }
}
