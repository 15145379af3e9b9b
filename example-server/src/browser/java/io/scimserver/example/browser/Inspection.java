package io.scimserver.example.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Inspection of a page for faults that keep people from using it. */
final class Inspection {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final int WIDE = 1280;
    private static final int HEIGHT = 800;
    /** Narrowest width that a page has to fit in (WCAG 2.2, 1.4.10). */
    private static final int NARROW = 320;

    private final List<String> faults = new ArrayList<>();

    void inspect(Page page) {
        assertThat(page.title()).as(page.url()).isNotBlank();
        assertThat(page.locator("h1").count())
                .as("main headings of " + page.url())
                .isEqualTo(1);
        note(page, "light", axe(page).analyze());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        note(page, "dark", axe(page).withRules(List.of("color-contrast")).analyze());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        inspectNarrow(page);
    }

    /** Returns the axe builder for faults alone: to describe everything correct takes it longer than to look. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options);
    }

    private void note(Page page, String look, AxeResults results) {
        assertThat(results.isErrored()).as(results.getErrorMessage()).isFalse();
        assertThat(results.getPasses()).as("what was looked at").isNotEmpty();
        results.getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .forEach(rule -> faults.add(page.url() + " (" + look + "): " + told(rule)));
    }

    private static String told(Rule rule) {
        return rule.getId() + ", " + rule.getHelp() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }

    private void inspectNarrow(Page page) {
        page.setViewportSize(NARROW, HEIGHT);
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        if (width > NARROW) {
            faults.add(page.url() + " is " + width + " pixels wide on a screen of " + NARROW);
        }
        page.setViewportSize(WIDE, HEIGHT);
    }

    List<String> faults() {
        return faults;
    }
}
