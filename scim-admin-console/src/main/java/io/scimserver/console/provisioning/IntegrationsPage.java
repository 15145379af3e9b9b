package io.scimserver.console.provisioning;

import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the company can be connected with. */
@Path(Links.INTEGRATIONS)
public final class IntegrationsPage {

    private final ProvisioningSwitch provisioning;

    public IntegrationsPage(ProvisioningSwitch provisioning) {
        this.provisioning = provisioning;
    }

    public record Model(SwitchState provisioning, String target) {}

    @GET
    public PageResult get(@BeanParam PageRequest request) {
        SwitchState state = SwitchState.of(provisioning.of(request.company().tenant()));
        return PageResult.page(
                "provisioning/integrations",
                "Integrations",
                new Model(state, request.links().provisioning(request.company())));
    }
}
