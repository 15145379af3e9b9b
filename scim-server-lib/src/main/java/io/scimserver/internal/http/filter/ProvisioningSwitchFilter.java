package io.scimserver.internal.http.filter;

import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.schema.ScimErrorException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Filter that refuses every request for a tenant whose provisioning is not enabled, whatever the request is. */
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public final class ProvisioningSwitchFilter implements ContainerRequestFilter {

    private final ProvisioningSwitch switches;

    public ProvisioningSwitchFilter(ProvisioningSwitch switches) {
        this.switches = switches;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        switch (switches.of(Exchange.of(request).caller().tenant())) {
            case ENABLED -> {
                // goes on
            }
            case PAUSED ->
                throw ScimErrorException.forbidden(
                        "Provisioning is paused for this company; nothing was read or changed. An administrator of the"
                                + " application can resume it.");
            case DISABLED ->
                throw ScimErrorException.forbidden(
                        "Provisioning is disabled for this company; nothing was read or changed. An administrator of"
                                + " the application has to enable it first.");
        }
    }
}
