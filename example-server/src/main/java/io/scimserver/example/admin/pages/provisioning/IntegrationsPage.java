package io.scimserver.example.admin.pages.provisioning;

import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch;

/** What the company can be connected with. */
public final class IntegrationsPage implements Page {

    private final ProvisioningSwitch provisioning;

    IntegrationsPage(ProvisioningSwitch provisioning) {
        this.provisioning = provisioning;
    }

    public record Model(SwitchState provisioning, String target) {}

    @Override
    public Reply get(Visit visit) {
        SwitchState state = SwitchState.of(provisioning.of(visit.company().tenant()));
        return Reply.page(
                "provisioning/integrations", "Integrations", new Model(state, Links.provisioning(visit.company())));
    }
}
