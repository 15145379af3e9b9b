package io.scimserver.console.web;

import java.util.List;

/** What stands around the pages of a visit: the menu, and what needs a person. Safe for use by many threads. */
public interface Surroundings {

    /** The menu. */
    List<Shell.NavigationGroup> navigation(Visit visit);

    /** What needs a person, most urgent first. */
    List<Shell.Banner> banners(Visit visit);
}
