package io.scimserver.example.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Preferences and abilities of a visitor's system. */
enum Look {
    LIGHT,
    DARK,
    /** Browser that runs no scripts. */
    WITHOUT_SCRIPTS,
    /** Narrowest screen that accessible pages must fit on (WCAG 2.2, 1.4.10). */
    PHONE;

    NewContextOptions options() {
        // A colour that is on its way to another one fits neither.
        NewContextOptions options =
                new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1280, 800);
        return switch (this) {
            case LIGHT -> options.setColorScheme(ColorScheme.LIGHT);
            case DARK -> options.setColorScheme(ColorScheme.DARK);
            case WITHOUT_SCRIPTS -> options.setJavaScriptEnabled(false);
            case PHONE -> options.setViewportSize(320, 640).setHasTouch(true).setIsMobile(true);
        };
    }
}
