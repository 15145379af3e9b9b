package io.scimserver.console.provisioning;

import io.scimserver.auth.TokenService;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.SwitchSetting;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Employee provisioning at a glance: its switch, which it asks about before it disables, the SCIM URL, the tokens. */
@Path("/")
public final class ProvisioningPage {

    private final StoredProvisioningSwitch provisioning;
    private final TokenService tokens;
    private final ScimAddress address;
    private final Optional<ConnectionPanel> panel;
    private final AdminAudit audit;
    private final Clock clock;

    public ProvisioningPage(
            StoredProvisioningSwitch provisioning,
            TokenService tokens,
            ScimAddress address,
            Optional<ConnectionPanel> panel,
            AdminAudit audit,
            Clock clock) {
        this.provisioning = provisioning;
        this.tokens = tokens;
        this.address = address;
        this.panel = panel;
        this.audit = audit;
        this.clock = clock;
    }

    public record Integrations(SwitchState provisioning, String target) {}

    /** @param setBy the administrator who set the switch, and the time */
    public record Model(
            Company company,
            SwitchState state,
            Optional<String> setBy,
            String scimUrl,
            long validTokens,
            Optional<ConnectionPanel.Model> panel) {}

    @GET
    @Path(Links.PROVISIONING)
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        SwitchSetting setting = provisioning.setting(company.tenant());
        Optional<String> setBy =
                setting.by().flatMap(by -> setting.at().map(at -> "Set by " + by + " on " + Texts.time(at) + "."));
        Instant now = clock.instant();
        long valid = tokens.list(company.tenant()).stream()
                .filter(token -> token.isValidAt(now))
                .count();
        Model model = new Model(
                company,
                SwitchState.of(setting.state()),
                setBy,
                address.url(request),
                valid,
                panel.map(known -> known.of(request)));
        return PageResult.page("provisioning/overview", "Employee provisioning", model);
    }

    @GET
    @Path(Links.PROVISIONING + "/switch")
    public PageResult confirmDisabling(@BeanParam PageRequest request) {
        return new Confirmation(
                        "Every request of the identity provider will be refused with 403 until provisioning is enabled"
                                + " again. Employees, tokens and settings are kept.",
                        "Disable provisioning",
                        "disable",
                        request.links().to(Links.PROVISIONING, request.company()))
                .asPage("Disable provisioning");
    }

    @POST
    @Path(Links.PROVISIONING + "/switch")
    public Response set(@BeanParam PageRequest request, @FormParam("confirm") @DefaultValue("") String action) {
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

    private Response done(PageRequest request, AdminAction action, FlashMessage message) {
        audit.record(request, action.ofTheCompany());
        return PageResult.redirect(request.links().to(Links.PROVISIONING, request.company()), message);
    }

    @GET
    @Path(Links.INTEGRATIONS)
    public PageResult integrations(@BeanParam PageRequest request) {
        SwitchState state = SwitchState.of(provisioning.of(request.company().tenant()));
        return PageResult.page(
                "provisioning/integrations",
                "Integrations",
                new Integrations(state, request.links().to(Links.PROVISIONING, request.company())));
    }
}
