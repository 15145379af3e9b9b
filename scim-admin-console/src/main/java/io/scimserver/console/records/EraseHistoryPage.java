package io.scimserver.console.records;

import io.scimserver.console.page.Confirmation;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Asks, then takes one person's data out of the history and the activity log. */
@Path(Links.HISTORY + "/erase")
public final class EraseHistoryPage {

    private final Histories histories;

    public EraseHistoryPage(Histories histories) {
        this.histories = histories;
    }

    @GET
    public PageResult get(@BeanParam PageRequest request, @PathParam("id") String id) {
        checkKnown(request, id);
        return new Confirmation(
                        "Names and values are taken out of this person's history, and their requests out of the activity"
                                + " log, for good. What was done, when and by whom stays known. The employee itself, if"
                                + " there still is one, is not changed, and what changes from now on is recorded again.",
                        "Erase the history",
                        "yes",
                        request.links().history(request.company(), id))
                .asPage("Erase a person's history");
    }

    @POST
    public Response post(@BeanParam PageRequest request, @PathParam("id") String id) {
        checkKnown(request, id);
        histories.erase(request.company(), id, request.administrator().name());
        return PageResult.redirect(request.links().history(request.company(), id), FlashMessage.HISTORY_ERASED);
    }

    private void checkKnown(PageRequest request, String id) {
        if (!histories.isKnown(request.company(), id)) {
            throw PageException.notFound();
        }
    }
}
