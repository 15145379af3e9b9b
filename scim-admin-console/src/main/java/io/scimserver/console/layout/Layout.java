package io.scimserver.console.layout;

import io.scimserver.console.access.Company;
import io.scimserver.console.web.Links;
import java.util.List;
import java.util.Optional;

/**
 * Frame around every page.
 *
 * @param title of the page
 * @param product the name of the application that the console is a part of
 * @param assets the style sheets and scripts
 * @param links the links to the console's pages
 * @param formKey goes into every form
 * @param administrator the name of the one who is signed in
 * @param hasOwnSignIn true if visitors sign in and out here, not at the host application
 * @param company the company whose page it is
 * @param navigation the menu; empty for visitors who are not signed in
 * @param banners warnings
 * @param message the message about what was just done
 */
public record Layout(
        String title,
        String product,
        Assets assets,
        Links links,
        String formKey,
        Optional<String> administrator,
        boolean hasOwnSignIn,
        Optional<Company> company,
        List<NavigationGroup> navigation,
        List<Banner> banners,
        Optional<String> message) {

    /** Group of links that belong together. */
    public record NavigationGroup(String title, List<NavigationLink> links) {}

    /**
     * Link of the menu.
     *
     * @param text of the link
     * @param target its path
     * @param current true if the visitor is there
     */
    public record NavigationLink(String text, String target, boolean current) {}

    /**
     * Warning that needs a person.
     *
     * @param text what it is
     * @param link what to do about it
     * @param target where
     * @param tone the style it is shown in: warn, or bad for what cannot wait
     */
    public record Banner(String text, String link, String target, String tone) {

        /** Creates a message about something that can wait a while. */
        public Banner(String text, String link, String target) {
            this(text, link, target, "warn");
        }
    }

    /** Returns where a page finds a style sheet or script. */
    public String asset(String name) {
        return links.to(Links.ASSETS, assets.hash(name), name);
    }
}
