package io.scimserver.console.schema;

import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomSchema.AdvertisedName;

/** Sets which of their two names the company's own attributes show to identity providers. */
final class AdvertisedNamePage implements Page {

    private final OwnAttributes attributes;

    AdvertisedNamePage(OwnAttributes attributes) {
        this.attributes = attributes;
    }

    @Override
    public Reply post(Visit visit) {
        switch (visit.form().raw("advertised")) {
            case "short" -> attributes.advertise(visit, AdvertisedName.ALIAS);
            case "display" -> attributes.advertise(visit, AdvertisedName.DISPLAY_NAME);
            default -> throw new PageException(400, "The form does not say which names to show.");
        }
        return Reply.redirect(Links.attributes(visit.company()), Notice.ATTRIBUTE_NAMES_CHANGED);
    }
}
