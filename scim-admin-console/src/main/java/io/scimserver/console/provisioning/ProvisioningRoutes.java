package io.scimserver.console.provisioning;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;

import io.scimserver.auth.TokenService;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.ConsoleParts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Route;
import io.scimserver.provisioning.ChangeGuard;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages about the connection to an identity provider. */
public final class ProvisioningRoutes {

    private ProvisioningRoutes() {}

    public static Stream<Route> of(ConsoleParts parts, Acts acts) {
        StoredProvisioningSwitch provisioning = parts.provisioning();
        TokenService tokens = parts.tokens();
        Clock clock = parts.clock();
        ScimAddress address = new ScimAddress(parts.publicUrl());
        Optional<ChangeGuard> guard = parts.scim().changeGuard();
        Page overview = new ProvisioningPage(provisioning, tokens, address, ConnectionPanel.of(parts), clock);
        return Stream.of(
                Route.to(Links.INTEGRATIONS, ADMINISTRATORS, new IntegrationsPage(provisioning)),
                Route.to(Links.PROVISIONING, ADMINISTRATORS, overview),
                Route.to(Links.PROVISIONING + "/switch", ADMINISTRATORS, new SwitchPage(provisioning, acts)),
                Route.to(Links.SETUP, ADMINISTRATORS, new SetupPage(address, parts.schemas())),
                Route.to(Links.TOKENS, ADMINISTRATORS, new TokensPage(tokens, clock)),
                Route.to(Links.TOKENS + "/new", ADMINISTRATORS, new NewTokenPage(tokens, address, acts)),
                Route.to(Links.TOKENS + "/{id}/revoke", ADMINISTRATORS, new RevokeTokenPage(tokens, acts)),
                Route.to(Links.GUARD, ADMINISTRATORS, new GuardPage(guard)),
                Route.to(Links.GUARD + "/{change}/{decision}", ADMINISTRATORS, new GuardDecisionPage(guard, acts)));
    }
}
