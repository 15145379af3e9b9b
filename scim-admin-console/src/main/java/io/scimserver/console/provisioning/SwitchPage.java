package io.scimserver.console.provisioning;

import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Enables, pauses and disables provisioning; before it disables, it asks. */
@Path(Links.PROVISIONING + "/switch")
public final class SwitchPage {

    private final StoredProvisioningSwitch provisioning;
    private final AdminAudit audit;

    public SwitchPage(StoredProvisioningSwitch provisioning, AdminAudit audit) {
        this.provisioning = provisioning;
        this.audit = audit;
    }

    @GET
    public PageResult get(@BeanParam PageRequest request) {
        return new Confirmation(
                        "Every request of the identity provider will be refused with 403 until provisioning is enabled"
                                + " again. Employees, tokens and settings are kept.",
                        "Disable provisioning",
                        "disable",
                        request.links().provisioning(request.company()))
                .asPage("Disable provisioning");
    }

    @POST
    public Response post(@BeanParam PageRequest request, @FormParam("confirm") @DefaultValue("") String action) {
        return switch (action) {
            case "enable" ->
                done(set(request, State.ENABLED), AdminAction.PROVISIONING_ENABLED, FlashMessage.PROVISIONING_ENABLED);
            case "pause" ->
                done(set(request, State.PAUSED), AdminAction.PROVISIONING_PAUSED, FlashMessage.PROVISIONING_PAUSED);
            case "disable" ->
                done(
                        set(request, State.DISABLED),
                        AdminAction.PROVISIONING_DISABLED,
                        FlashMessage.PROVISIONING_DISABLED);
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }

    private PageRequest set(PageRequest request, State state) {
        provisioning.set(
                request.company().tenant(), state, request.administrator().name());
        return request;
    }

    private Response done(PageRequest request, AdminAction act, FlashMessage message) {
        audit.record(request, act.ofTheCompany());
        return PageResult.redirect(request.links().provisioning(request.company()), message);
    }
}
