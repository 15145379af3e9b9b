package io.scimserver.console.records;

import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;

/** Asks, then takes one person's data out of the history and the activity log. */
final class EraseHistoryPage implements Page {

    private final Histories histories;

    EraseHistoryPage(Histories histories) {
        this.histories = histories;
    }

    @Override
    public Reply get(Visit visit) {
        String id = existing(visit);
        return new Confirmation(
                        "Names and values are taken out of this person's history, and their requests out of the activity"
                                + " log, for good. What was done, when and by whom stays known. The employee itself, if"
                                + " there still is one, is not changed, and what changes from now on is recorded again.",
                        "Erase the history",
                        "yes",
                        Links.history(visit.company(), id))
                .asPage("Erase a person's history");
    }

    @Override
    public Reply post(Visit visit) {
        String id = existing(visit);
        histories.erase(visit.company(), id, visit.administrator().name());
        return Reply.redirect(Links.history(visit.company(), id), Notice.HISTORY_ERASED);
    }

    private String existing(Visit visit) {
        String id = visit.segment("id");
        if (!histories.isKnown(visit.company(), id)) {
            throw PageException.notFound();
        }
        return id;
    }
}
