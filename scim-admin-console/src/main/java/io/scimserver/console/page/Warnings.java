package io.scimserver.console.page;

import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.web.Links;
import java.util.stream.Stream;

/** Source of banners of one kind, about things that need a person. Safe for use by many threads. */
@FunctionalInterface
public interface Warnings {

    /** Returns the banners of a company; none, as a rule. */
    Stream<Banner> of(Company company, Links links);
}
