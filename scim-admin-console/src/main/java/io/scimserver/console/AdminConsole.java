package io.scimserver.console;

import static io.scimserver.console.web.Audience.EVERYBODY;

import io.scimserver.audit.AuditTrail;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.activity.ActivityRoutes;
import io.scimserver.console.administrators.AccountRoutes;
import io.scimserver.console.administrators.Accounts;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.companies.CompanyRoutes;
import io.scimserver.console.employees.EmployeeRoutes;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.ConsoleParts;
import io.scimserver.console.page.Navigation;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.provisioning.ConnectionWarnings;
import io.scimserver.console.provisioning.GuardWarnings;
import io.scimserver.console.provisioning.ProvisioningRoutes;
import io.scimserver.console.provisioning.TokenWarnings;
import io.scimserver.console.records.Histories;
import io.scimserver.console.records.RecordRoutes;
import io.scimserver.console.schema.SchemaRoutes;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.web.Assets;
import io.scimserver.console.web.Console;
import io.scimserver.console.web.Renderer;
import io.scimserver.console.web.Route;
import io.scimserver.console.web.Router;
import io.scimserver.store.SettingsStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The administration console.
 *
 * @param pages answer its requests
 * @param issuedPassword the operator's password that was made by this start; empty if there is one already, or it was
 *     given
 */
public record AdminConsole(Console pages, Optional<String> issuedPassword) {

    /** The operator that a fresh installation begins with. */
    public static final String FIRST_OPERATOR = "admin";

    /**
     * Puts the console together.
     *
     * @param givenPassword of the first operator, if there is none yet
     * @throws IllegalArgumentException if that password is too short, too long or easy to guess; the message says so
     */
    public static AdminConsole of(ConsoleParts parts, Optional<String> givenPassword) {
        Accounts accounts = accounts(parts.settings(), parts.clock());
        Optional<String> issued = accounts.begin(FIRST_OPERATOR, givenPassword);
        Assets assets = new Assets();
        Router router = new Router(routes(parts, accounts, assets), accounts.directory());
        Renderer renderer = new Renderer(assets, new Navigation(warnings(parts)));
        return new AdminConsole(new Console(router, renderer, accounts.sessions()), issued);
    }

    /** Who may come into the console that keeps its settings there, open or not. */
    public static Accounts accounts(SettingsStore settings, Clock clock) {
        Directory directory = new Directory(settings);
        return new Accounts(directory, new Passwords(), new Sessions(settings, directory, clock));
    }

    private static List<Route> routes(ConsoleParts parts, Accounts accounts, Assets assets) {
        AuditTrail trail = new AuditTrail(parts.stores().audit().orElseThrow(), parts.clock());
        Acts acts = new Acts(trail);
        Histories histories = new Histories(trail, parts.stores().activity().orElseThrow());
        Employees employees = new Employees(parts.scim(), parts.schemas(), parts.references(), parts.clock());
        return Stream.of(
                        Stream.of(Route.to(Assets.ROUTE, EVERYBODY, assets)),
                        AccountRoutes.of(accounts, parts.clock(), acts),
                        CompanyRoutes.of(parts, accounts, employees, acts),
                        EmployeeRoutes.of(employees, parts.protectedEmployees(), acts),
                        SchemaRoutes.of(parts, employees, acts),
                        ProvisioningRoutes.of(parts, acts),
                        RecordRoutes.of(employees, histories, acts),
                        ActivityRoutes.of(parts.activity(), parts.clock(), acts))
                .flatMap(Function.identity())
                .toList();
    }

    /** The most urgent first. */
    private static List<Warnings> warnings(ConsoleParts parts) {
        return Stream.<Optional<? extends Warnings>>of(
                        parts.scim().changeGuard().map(GuardWarnings::new),
                        parts.activity()
                                .map(log -> new ConnectionWarnings(log, parts.provisioning()::setting, parts.clock())),
                        Optional.of(new TokenWarnings(parts.tokens(), parts.clock())))
                .<Warnings>flatMap(Optional::stream)
                .toList();
    }
}
