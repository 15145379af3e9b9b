package io.scimserver.console.layout;

import io.scimserver.console.web.PageRequest;
import java.util.List;

/** Menu and warnings around the pages of a visitor. Safe for use by many threads. */
public interface LayoutContent {

    /** Returns the menu. */
    List<Layout.NavigationGroup> navigation(PageRequest request);

    /** Returns the warnings, most urgent first. */
    List<Layout.Banner> banners(PageRequest request);
}
