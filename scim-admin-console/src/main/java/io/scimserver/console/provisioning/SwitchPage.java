package io.scimserver.console.provisioning;

import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;

/** Enables, pauses and disables provisioning; before it disables, it asks. */
final class SwitchPage implements Page {

    private final StoredProvisioningSwitch provisioning;
    private final Acts acts;

    SwitchPage(StoredProvisioningSwitch provisioning, Acts acts) {
        this.provisioning = provisioning;
        this.acts = acts;
    }

    @Override
    public Reply get(Visit visit) {
        return new Confirmation(
                        "Every request of the identity provider will be refused with 403 until provisioning is enabled"
                                + " again. Employees, tokens and settings are kept.",
                        "Disable provisioning",
                        "disable",
                        Links.provisioning(visit.company()))
                .asPage("Disable provisioning");
    }

    @Override
    public Reply post(Visit visit) {
        return switch (visit.form().raw("confirm")) {
            case "enable" -> done(set(visit, State.ENABLED), Act.PROVISIONING_ENABLED, Notice.PROVISIONING_ENABLED);
            case "pause" -> done(set(visit, State.PAUSED), Act.PROVISIONING_PAUSED, Notice.PROVISIONING_PAUSED);
            case "disable" -> done(set(visit, State.DISABLED), Act.PROVISIONING_DISABLED, Notice.PROVISIONING_DISABLED);
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }

    private Visit set(Visit visit, State state) {
        provisioning.set(visit.company().tenant(), state, visit.administrator().name());
        return visit;
    }

    private Reply done(Visit visit, Act act, Notice notice) {
        acts.record(visit, act.ofTheCompany());
        return Reply.redirect(Links.provisioning(visit.company()), notice);
    }
}
