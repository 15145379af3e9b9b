package io.scimserver.console.provisioning;

import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
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
