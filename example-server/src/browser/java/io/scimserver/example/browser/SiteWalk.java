package io.scimserver.example.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Walk along every link of the console that leads to another kind of page, so that no page has to be named. */
final class SiteWalk {

    /** Part of a URL that differs between employees, tokens or entries but not between pages: any part with a digit. */
    private static final Pattern IDENTIFIER = Pattern.compile("[^/=&?]*\\d[^/=&?]*");

    private static final Pattern NOTICE = Pattern.compile("[?&]done=[^&]*");

    private final Page page;
    private final URI site;
    private final Set<String> kinds = new HashSet<>();
    private final Deque<Step> ahead = new ArrayDeque<>();

    /** @param from the page that has the link */
    private record Step(String from, String target) {}

    SiteWalk(Window window) {
        page = window.page();
        site = window.start().resolve("/");
    }

    /**
     * Opens each kind of page once.
     *
     * @param visit called on each
     * @return the kinds of pages that were there, with {@code *} for the varying parts
     */
    Set<String> from(String path, Consumer<Page> visit) {
        note(path);
        while (!ahead.isEmpty()) {
            Step next = ahead.remove();
            if (isPage(next)) {
                page.navigate(site.resolve(next.target()).toString());
                visit.accept(page);
                page.locator("a[href]").all().forEach(this::note);
            }
        }
        return kinds;
    }

    private void note(Locator link) {
        URI target = URI.create(page.url()).resolve(link.getAttribute("href"));
        if (target.getAuthority().equals(site.getAuthority())) {
            String query = Objects.requireNonNullElse(target.getRawQuery(), "");
            note(target.getRawPath() + (query.isEmpty() ? "" : "?" + query));
        }
    }

    private void note(String target) {
        String kind = IDENTIFIER.matcher(NOTICE.matcher(target).replaceAll("")).replaceAll("*");
        if (kinds.add(kind)) {
            ahead.add(new Step(page.url(), target));
        }
    }

    /** Returns true if the step leads to a page and not to a download. A link that leads nowhere is a fault. */
    private boolean isPage(Step step) {
        APIResponse response = page.request().get(site.resolve(step.target()).toString());
        if (response.status() != 200) {
            throw new AssertionError(step + " is answered " + response.status());
        }
        return response.headers().get("content-type").startsWith("text/html");
    }
}
