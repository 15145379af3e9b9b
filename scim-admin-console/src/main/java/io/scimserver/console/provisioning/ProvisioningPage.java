package io.scimserver.console.provisioning;

import io.scimserver.auth.TokenService;
import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.SwitchSetting;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Employee provisioning at a glance: its switch, the SCIM URL, the tokens. */
@Path(Links.PROVISIONING)
public final class ProvisioningPage {

    private final StoredProvisioningSwitch provisioning;
    private final TokenService tokens;
    private final ScimAddress address;
    private final Optional<ConnectionPanel> panel;
    private final Clock clock;

    public ProvisioningPage(
            StoredProvisioningSwitch provisioning,
            TokenService tokens,
            ScimAddress address,
            Optional<ConnectionPanel> panel,
            Clock clock) {
        this.provisioning = provisioning;
        this.tokens = tokens;
        this.address = address;
        this.panel = panel;
        this.clock = clock;
    }

    /** @param setBy who set the switch and when */
    public record Model(
            Company company,
            SwitchState state,
            Optional<String> setBy,
            String scimUrl,
            long validTokens,
            Optional<ConnectionPanel.Model> panel) {}

    @GET
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
}
