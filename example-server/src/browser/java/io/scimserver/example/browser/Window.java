package io.scimserver.example.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Window of a browser on one site. Every complaint of the browser (a script's error, something that the
 * Content-Security-Policy forbids, an error response) and every request to another site fails the test on closing.
 */
final class Window implements AutoCloseable {

    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    private static final int TIMEOUT_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final URI start;
    private final List<String> complaints = new ArrayList<>();

    Window(Browser browser, URI start, Look look) {
        this.start = start;
        context = browser.newContext(look.options());
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onRequest(this::watch);
    }

    private void listen(ConsoleMessage message) {
        if (COMPLAINTS.contains(message.type())) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    private void watch(Request request) {
        if (!request.url().startsWith(start.resolve("/").toString())) {
            complaints.add("another site was asked: " + request.url());
        }
    }

    Page page() {
        return page;
    }

    URI start() {
        return start;
    }

    /** Allows the browser to report a response with this status: the test wants it so. */
    void forgive(int status) {
        String complaint = "status of " + status;
        assertThat(complaints).as("complaints").anyMatch(text -> text.contains(complaint));
        complaints.removeIf(text -> text.contains(complaint));
    }

    /** Takes a picture for the documentation, if {@code -Dpictures=<folder>} asks for them. */
    void picture(String name) {
        page.waitForLoadState(LoadState.LOAD);
        Optional.ofNullable(System.getProperty("pictures"))
                .map(folder -> Path.of(folder).resolve(name + ".png"))
                .ifPresent(file -> page.screenshot(new Page.ScreenshotOptions().setPath(file)));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }
}
