package io.scimserver.example.admin;

import static io.scimserver.example.admin.web.Audience.ADMINISTRATORS;
import static io.scimserver.example.admin.web.Audience.EVERYBODY;
import static io.scimserver.example.admin.web.Audience.OPERATORS;

import io.scimserver.audit.AuditTrail;
import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.directory.Administrator;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.pages.AdministratorsPage;
import io.scimserver.example.admin.pages.AdvertisedNamePage;
import io.scimserver.example.admin.pages.ApiDownload;
import io.scimserver.example.admin.pages.ApiPage;
import io.scimserver.example.admin.pages.AttributePage;
import io.scimserver.example.admin.pages.AttributesPage;
import io.scimserver.example.admin.pages.AuditPage;
import io.scimserver.example.admin.pages.CompaniesPage;
import io.scimserver.example.admin.pages.CompanyDeletion;
import io.scimserver.example.admin.pages.CompanyPage;
import io.scimserver.example.admin.pages.ConnectionPanel;
import io.scimserver.example.admin.pages.ConnectionWarnings;
import io.scimserver.example.admin.pages.DeleteCompanyPage;
import io.scimserver.example.admin.pages.DeletedPage;
import io.scimserver.example.admin.pages.EmployeePage;
import io.scimserver.example.admin.pages.Employees;
import io.scimserver.example.admin.pages.EmployeesPage;
import io.scimserver.example.admin.pages.EraseHistoryPage;
import io.scimserver.example.admin.pages.GuardDecisionPage;
import io.scimserver.example.admin.pages.GuardPage;
import io.scimserver.example.admin.pages.Histories;
import io.scimserver.example.admin.pages.HistoryPage;
import io.scimserver.example.admin.pages.HomePage;
import io.scimserver.example.admin.pages.IntegrationsPage;
import io.scimserver.example.admin.pages.Navigation;
import io.scimserver.example.admin.pages.NewTokenPage;
import io.scimserver.example.admin.pages.OverviewPage;
import io.scimserver.example.admin.pages.OwnAttributes;
import io.scimserver.example.admin.pages.PasswordPage;
import io.scimserver.example.admin.pages.PreviewPage;
import io.scimserver.example.admin.pages.ProvisioningPage;
import io.scimserver.example.admin.pages.RemoveAdministratorPage;
import io.scimserver.example.admin.pages.RetireAttributePage;
import io.scimserver.example.admin.pages.RevokeTokenPage;
import io.scimserver.example.admin.pages.ScimAddress;
import io.scimserver.example.admin.pages.SetupPage;
import io.scimserver.example.admin.pages.ShortNamePage;
import io.scimserver.example.admin.pages.SignInPage;
import io.scimserver.example.admin.pages.SignOutPage;
import io.scimserver.example.admin.pages.SwitchPage;
import io.scimserver.example.admin.pages.TokensPage;
import io.scimserver.example.admin.pages.Warnings;
import io.scimserver.example.admin.pages.activity.ActivityEntryPage;
import io.scimserver.example.admin.pages.activity.ActivityExportPage;
import io.scimserver.example.admin.pages.activity.ActivityLogPage;
import io.scimserver.example.admin.pages.activity.ConnectionCheckPage;
import io.scimserver.example.admin.pages.activity.ForgetPersonPage;
import io.scimserver.example.admin.pages.activity.NoActivityLogPage;
import io.scimserver.example.admin.signin.Passwords;
import io.scimserver.example.admin.signin.Sessions;
import io.scimserver.example.admin.signin.SignInDelays;
import io.scimserver.example.admin.web.Assets;
import io.scimserver.example.admin.web.Console;
import io.scimserver.example.admin.web.Renderer;
import io.scimserver.example.admin.web.Route;
import io.scimserver.example.admin.web.Router;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ChangeGuard;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The administration console.
 *
 * @param handler answers its requests
 * @param issuedPassword the operator's password that was made by this start; empty if there is one already, or it was
 *     given
 */
public record AdminConsole(ConsoleHandler handler, Optional<String> issuedPassword) {

    /** The operator that a fresh installation begins with. */
    public static final String FIRST_OPERATOR = "admin";

    /**
     * Puts the console together.
     *
     * @param givenPassword of the first operator, if there is none yet
     * @throws IllegalArgumentException if the password is too long
     */
    public static AdminConsole of(ConsoleParts parts, Optional<String> givenPassword) {
        Directory directory = new Directory(parts.settings());
        Passwords passwords = new Passwords();
        Optional<String> issued = begin(directory, passwords, givenPassword);
        Sessions sessions = new Sessions(parts.settings(), directory, parts.clock());
        Assets assets = new Assets();
        AuditTrail trail = new AuditTrail(parts.stores().audit().orElseThrow(), parts.clock());
        Acts acts = new Acts(trail);
        List<Route> routes = Stream.of(
                        routes(parts, new Accounts(directory, passwords, sessions, acts), assets).stream(),
                        recordRoutes(parts, trail, acts),
                        Stream.of(deletionRoute(parts, directory, sessions, acts)),
                        attributeRoutes(parts, acts),
                        activityRoutes(parts, acts))
                .flatMap(Function.identity())
                .toList();
        Navigation navigation =
                new Navigation(parts.tokens(), parts.scim().changeGuard(), parts.clock(), warnings(parts));
        Renderer renderer = new Renderer(assets, navigation);
        Console console = new Console(new Router(routes, directory), renderer, sessions);
        return new AdminConsole(new ConsoleHandler(console, parts.publicUrl()), issued);
    }

    private record Accounts(Directory directory, Passwords passwords, Sessions sessions, Acts acts) {}

    private static Optional<String> begin(Directory directory, Passwords passwords, Optional<String> given) {
        if (!directory.isNew()) {
            return Optional.empty();
        }
        String password = given.orElseGet(passwords::generate);
        if (password.length() > Passwords.MAX_LENGTH) {
            throw new IllegalArgumentException("a password has at most " + Passwords.MAX_LENGTH + " characters");
        }
        boolean first = directory.begin(new Administrator(FIRST_OPERATOR, Optional.empty(), passwords.hash(password)));
        return first && given.isEmpty() ? Optional.of(password) : Optional.empty();
    }

    private static Stream<Route> attributeRoutes(ConsoleParts parts, Acts acts) {
        Employees employees = new Employees(parts.scim(), parts.schemas(), parts.references(), parts.clock());
        OwnAttributes attributes = new OwnAttributes(parts.schemas(), acts);
        ScimAddress address = new ScimAddress(parts.publicUrl());
        String provisioning = "/admin/companies/{company}/integrations/provisioning";
        return Stream.of(
                Route.to(provisioning + "/api", ADMINISTRATORS, new ApiPage(parts.scim(), address, attributes)),
                Route.to(provisioning + "/api/openapi.json", ADMINISTRATORS, new ApiDownload(parts.scim(), address)),
                Route.to(provisioning + "/preview", ADMINISTRATORS, new PreviewPage(employees)),
                Route.to(provisioning + "/attributes", ADMINISTRATORS, new AttributesPage(attributes)),
                Route.to(provisioning + "/attribute-names", ADMINISTRATORS, new AdvertisedNamePage(attributes)),
                Route.to(provisioning + "/short-name", ADMINISTRATORS, new ShortNamePage()),
                Route.to(provisioning + "/attributes/{alias}", ADMINISTRATORS, new AttributePage(attributes)),
                Route.to(
                        provisioning + "/attributes/{alias}/retire",
                        ADMINISTRATORS,
                        new RetireAttributePage(attributes, employees)));
    }

    private static List<Route> routes(ConsoleParts parts, Accounts accounts, Assets assets) {
        Directory directory = accounts.directory();
        Sessions sessions = accounts.sessions();
        Acts acts = accounts.acts();
        SignInDelays delays = new SignInDelays(parts.clock());
        Employees employees = new Employees(parts.scim(), parts.schemas(), parts.references(), parts.clock());
        Optional<ConnectionPanel> panel =
                parts.activity().map(log -> new ConnectionPanel(log.store(), parts.rateLimit(), parts.clock()));
        ScimAddress address = new ScimAddress(parts.publicUrl());
        String company = "/admin/companies/{company}";
        String provisioning = company + "/integrations/provisioning";
        return List.of(
                Route.to("/admin/assets/{hash}/{name}", EVERYBODY, assets),
                Route.to(
                        Router.SIGN_IN,
                        EVERYBODY,
                        new SignInPage(directory, accounts.passwords(), sessions, delays, acts)),
                Route.to("/admin/sign-out", EVERYBODY, new SignOutPage(sessions, acts)),
                Route.to("/admin", ADMINISTRATORS, new HomePage(directory)),
                Route.to("/admin/", ADMINISTRATORS, new HomePage(directory)),
                Route.to(
                        "/admin/password",
                        ADMINISTRATORS,
                        new PasswordPage(directory, accounts.passwords(), sessions, delays, acts)),
                Route.to("/admin/companies", OPERATORS, new CompaniesPage(directory, parts.provisioning(), acts)),
                Route.to(company + "/settings", OPERATORS, new CompanyPage(directory, acts)),
                Route.to(
                        company,
                        ADMINISTRATORS,
                        new OverviewPage(employees, parts.provisioning(), parts.tokens(), panel)),
                Route.to(company + "/employees", ADMINISTRATORS, new EmployeesPage(employees)),
                Route.to(
                        company + "/employees/{id}",
                        ADMINISTRATORS,
                        new EmployeePage(employees, parts.protectedEmployees(), acts)),
                Route.to(
                        company + "/administrators",
                        ADMINISTRATORS,
                        new AdministratorsPage(directory, accounts.passwords(), acts)),
                Route.to(
                        company + "/administrators/{name}/remove",
                        ADMINISTRATORS,
                        new RemoveAdministratorPage(directory, sessions, acts)),
                Route.to(company + "/integrations", ADMINISTRATORS, new IntegrationsPage(parts.provisioning())),
                Route.to(
                        provisioning,
                        ADMINISTRATORS,
                        new ProvisioningPage(parts.provisioning(), parts.tokens(), address, panel, parts.clock())),
                Route.to(provisioning + "/switch", ADMINISTRATORS, new SwitchPage(parts.provisioning(), acts)),
                Route.to(provisioning + "/setup", ADMINISTRATORS, new SetupPage(address, parts.schemas())),
                Route.to(provisioning + "/tokens", ADMINISTRATORS, new TokensPage(parts.tokens(), parts.clock())),
                Route.to(provisioning + "/tokens/new", ADMINISTRATORS, new NewTokenPage(parts.tokens(), address, acts)),
                Route.to(
                        provisioning + "/tokens/{id}/revoke",
                        ADMINISTRATORS,
                        new RevokeTokenPage(parts.tokens(), acts)));
    }

    private static Stream<Route> recordRoutes(ConsoleParts parts, AuditTrail trail, Acts acts) {
        Employees employees = new Employees(parts.scim(), parts.schemas(), parts.references(), parts.clock());
        Histories histories = new Histories(trail, parts.stores().activity().orElseThrow());
        String company = "/admin/companies/{company}";
        Optional<ChangeGuard> guard = parts.scim().changeGuard();
        String guarding = company + "/integrations/provisioning/guard";
        String history = company + "/employees/{id}/history";
        return Stream.of(
                Route.to(history, ADMINISTRATORS, new HistoryPage(employees, histories)),
                Route.to(history + "/erase", ADMINISTRATORS, new EraseHistoryPage(histories)),
                Route.to(company + "/deleted-employees", ADMINISTRATORS, new DeletedPage(histories)),
                Route.to(guarding, ADMINISTRATORS, new GuardPage(guard)),
                Route.to(guarding + "/{change}/{decision}", ADMINISTRATORS, new GuardDecisionPage(guard, acts)),
                Route.to("/admin/audit", OPERATORS, new AuditPage(acts)),
                Route.to(company + "/audit", ADMINISTRATORS, new AuditPage(acts)));
    }

    private static Route deletionRoute(ConsoleParts parts, Directory directory, Sessions sessions, Acts acts) {
        CompanyDeletion deletion = new CompanyDeletion(
                parts.stores(),
                parts.scim().activity(),
                parts.provisioning(),
                parts.scim().changeGuard(),
                parts.schemas(),
                parts.protectedEmployees(),
                sessions,
                directory);
        Employees employees = new Employees(parts.scim(), parts.schemas(), parts.references(), parts.clock());
        return Route.to(
                "/admin/companies/{company}/delete",
                OPERATORS,
                new DeleteCompanyPage(deletion, parts.provisioning(), employees, acts));
    }

    private static List<Warnings> warnings(ConsoleParts parts) {
        return parts.activity()
                .map(log -> new ConnectionWarnings(log, parts.provisioning(), parts.clock()))
                .<List<Warnings>>map(List::of)
                .orElse(List.of());
    }

    private static Stream<Route> activityRoutes(ConsoleParts parts, Acts acts) {
        String all = "/admin/activity";
        String provisioning = "/admin/companies/{company}/integrations/provisioning";
        String own = provisioning + "/activity";
        String check = provisioning + "/connection-check";
        return parts.activity()
                .map(log -> Stream.concat(
                        activityRoutes(all, own, log, acts),
                        Stream.of(
                                Route.to(check, ADMINISTRATORS, new ConnectionCheckPage(log.store(), parts.clock())))))
                .orElseGet(() -> Stream.of(
                        Route.to(all, OPERATORS, new NoActivityLogPage()),
                        Route.to(own, ADMINISTRATORS, new NoActivityLogPage()),
                        Route.to(check, ADMINISTRATORS, new NoActivityLogPage())));
    }

    private static Stream<Route> activityRoutes(String all, String own, ActivityLog log, Acts acts) {
        return Stream.of(
                Route.to(all, OPERATORS, new ActivityLogPage(log)),
                Route.to(all + "/export", OPERATORS, new ActivityExportPage(log, acts)),
                Route.to(all + "/entries/{id}", OPERATORS, new ActivityEntryPage(log)),
                Route.to(own, ADMINISTRATORS, new ActivityLogPage(log)),
                Route.to(own + "/export", ADMINISTRATORS, new ActivityExportPage(log, acts)),
                Route.to(own + "/forget", ADMINISTRATORS, new ForgetPersonPage(log.store(), acts)),
                Route.to(own + "/entries/{id}", ADMINISTRATORS, new ActivityEntryPage(log)));
    }
}
