package io.scimserver.example.admin.pages;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditTrail;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.provisioning.ActivityEntry.Subject;
import io.scimserver.provisioning.ActivityStore;
import io.scimserver.tenant.Tenant;
import java.util.Optional;

/** Asks, then takes one person's data out of the history and the activity log. */
public final class EraseHistoryPage implements Page {

    private final AuditTrail trail;
    private final ActivityStore activity;

    public EraseHistoryPage(AuditTrail trail, ActivityStore activity) {
        this.trail = trail;
        this.activity = activity;
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
        Tenant tenant = visit.company().tenant();
        activity.erase(tenant, new Subject(Optional.of(id), Optional.empty()));
        trail.erase(tenant, id, AuditActor.administrator(visit.administrator().name()));
        return Reply.redirect(Links.history(visit.company(), id), Notice.HISTORY_ERASED);
    }

    private String existing(Visit visit) {
        String id = visit.segment("id");
        if (trail.list(AuditQuery.of(visit.company().tenant(), 1).about(id)).isEmpty()) {
            throw PageException.notFound();
        }
        return id;
    }
}
