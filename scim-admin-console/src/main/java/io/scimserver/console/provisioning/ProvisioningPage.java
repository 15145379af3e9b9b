package io.scimserver.console.provisioning;

import io.scimserver.auth.TokenService;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.SwitchSetting;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Employee provisioning at a glance: its switch, the SCIM URL, the tokens. */
public final class ProvisioningPage implements Page {

    private final StoredProvisioningSwitch provisioning;
    private final TokenService tokens;
    private final ScimAddress address;
    private final Optional<ConnectionPanel> panel;
    private final Clock clock;

    ProvisioningPage(
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

    @Override
    public Reply get(Visit visit) {
        Company company = visit.company();
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
                address.url(visit.client()),
                valid,
                panel.map(known -> known.of(company)));
        return Reply.page("provisioning/overview", "Employee provisioning", model);
    }
}
