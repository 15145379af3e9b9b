package io.scimserver.example.admin.pages.schema;

import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
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
