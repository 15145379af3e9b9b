package io.scimserver.example.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.junit.Options;
import com.microsoft.playwright.junit.OptionsFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Browser that is installed here; nothing is downloaded. */
public final class Chromium implements OptionsFactory {

    /**
     * Options that switch off updates and the services of its maker, which a closed network would refuse one by one.
     */
    private static final List<String> QUIET = List.of(
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

    @Override
    public Options getOptions() {
        // Without a sandbox, which the browser refuses to make for root: it only ever sees pages of this project.
        BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                .setChromiumSandbox(false)
                .setArgs(QUIET);
        return new Options()
                .setLaunchOptions(launch)
                .setPlaywrightCreateOptions(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }
}
