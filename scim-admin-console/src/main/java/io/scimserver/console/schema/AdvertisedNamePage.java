package io.scimserver.console.schema;

import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Sets which of their two names the company's own attributes show to identity providers. */
@Path(Links.PROVISIONING + "/attribute-names")
public final class AdvertisedNamePage {

    private final OwnAttributes attributes;

    public AdvertisedNamePage(OwnAttributes attributes) {
        this.attributes = attributes;
    }

    @POST
    public Response post(@BeanParam PageRequest request, @FormParam("advertised") @DefaultValue("") String names) {
        switch (names) {
            case "short" -> attributes.advertise(request, AdvertisedName.ALIAS);
            case "display" -> attributes.advertise(request, AdvertisedName.DISPLAY_NAME);
            default -> throw new PageException(400, "The form does not say which names to show.");
        }
        return PageResult.redirect(request.links().attributes(request.company()), FlashMessage.ATTRIBUTE_NAMES_CHANGED);
    }
}
