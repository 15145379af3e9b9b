package io.scimserver.example.admin.pages;

import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;

/** Enables, pauses and disables provisioning; before it disables, it asks. */
public final class SwitchPage implements Page {

    private final StoredProvisioningSwitch provisioning;

    public SwitchPage(StoredProvisioningSwitch provisioning) {
        this.provisioning = provisioning;
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
            case "enable" -> set(visit, State.ENABLED, Notice.PROVISIONING_ENABLED);
            case "pause" -> set(visit, State.PAUSED, Notice.PROVISIONING_PAUSED);
            case "disable" -> set(visit, State.DISABLED, Notice.PROVISIONING_DISABLED);
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }

    private Reply set(Visit visit, State state, Notice notice) {
        Company company = visit.company();
        provisioning.set(company.tenant(), state, visit.administrator().name());
        return Reply.redirect(Links.provisioning(company), notice);
    }
}
