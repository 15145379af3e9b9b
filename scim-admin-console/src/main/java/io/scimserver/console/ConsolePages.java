package io.scimserver.console;

import io.scimserver.activity.log.ActivityLog;
import io.scimserver.audit.AuditTrail;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.activity.ActivityEntryPage;
import io.scimserver.console.activity.ActivityLogPage;
import io.scimserver.console.activity.ConnectionCheckPage;
import io.scimserver.console.activity.ForgetPersonPage;
import io.scimserver.console.activity.NoActivityLogPage;
import io.scimserver.console.administrators.AdministratorsPage;
import io.scimserver.console.attention.AttentionPage;
import io.scimserver.console.attention.AttentionWarnings;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.companies.CompaniesPage;
import io.scimserver.console.companies.CompanyDeletion;
import io.scimserver.console.companies.CompanyListPage;
import io.scimserver.console.companies.CompanyPage;
import io.scimserver.console.companies.OverviewPage;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.employees.EmployeePage;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.employees.EmployeesPage;
import io.scimserver.console.groups.GroupPage;
import io.scimserver.console.groups.GroupsPage;
import io.scimserver.console.guard.GuardPage;
import io.scimserver.console.guard.GuardWarnings;
import io.scimserver.console.mapping.CapturedMapping;
import io.scimserver.console.mapping.MappingPage;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.provisioning.ConnectionPanel;
import io.scimserver.console.provisioning.ConnectionWarnings;
import io.scimserver.console.provisioning.ProvisioningPage;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.provisioning.SetupPage;
import io.scimserver.console.records.AuditPage;
import io.scimserver.console.records.DeletedPage;
import io.scimserver.console.records.GroupHistoryPage;
import io.scimserver.console.records.Histories;
import io.scimserver.console.records.HistoryPage;
import io.scimserver.console.schema.ApiPage;
import io.scimserver.console.schema.AttributePage;
import io.scimserver.console.schema.AttributesPage;
import io.scimserver.console.schema.OwnAttributes;
import io.scimserver.console.schema.PreviewPage;
import io.scimserver.console.signin.Accounts;
import io.scimserver.console.signin.PasswordCheck;
import io.scimserver.console.signin.PasswordPage;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import io.scimserver.console.signin.SignInDelays;
import io.scimserver.console.signin.SignInPage;
import io.scimserver.console.tokens.NewTokenPage;
import io.scimserver.console.tokens.TokenWarnings;
import io.scimserver.console.tokens.TokensPage;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.provisioning.UserReferences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages of the console, area by area: a new page is added here. */
final class ConsolePages {

    private final AdminConsoleBuilder parts;
    private final AuditTrail trail;
    private final AdminAudit audit;
    private final Employees employees;
    private final CompanyGroups groups;
    private final ScimAddress address;
    private final Optional<ConnectionPanel> panel;

    ConsolePages(AdminConsoleBuilder parts) {
        this.parts = parts;
        trail = new AuditTrail(parts.stores.audit().orElseThrow(), parts.clock);
        audit = new AdminAudit(trail);
        employees = new Employees(parts.scim, parts.schemas, new UserReferences(parts.stores.users()), parts.clock);
        groups = new CompanyGroups(parts.scim, parts.groupSettings);
        address = new ScimAddress(parts.scimUrl);
        panel = parts.scim
                .activity()
                .map(log -> new ConnectionPanel(
                        log.store(), parts.scim.attention(), parts.provisioning, parts.rateLimit, parts.clock));
    }

    /** The pages that do not depend on where administrators sign in. */
    Stream<Object> shared() {
        return Stream.of(
                        Stream.of(new OverviewPage(employees, parts.provisioning, panel)),
                        employees(),
                        schema(),
                        provisioning(),
                        records(),
                        parts.scim.activity().map(this::activity).orElseGet(() -> Stream.of(new NoActivityLogPage())))
                .flatMap(area -> area);
    }

    /** The pages for a host application that keeps companies and administrators itself. */
    Stream<Object> ofHost() {
        return Stream.of(new CompanyListPage(parts.provisioning));
    }

    /** The pages about companies and administrators that are kept here, and their sign-in. */
    Stream<Object> ofAccounts(Accounts accounts) {
        AccountRegistry registry = accounts.registry();
        Passwords passwords = accounts.passwords();
        Sessions sessions = accounts.sessions();
        PasswordCheck check = new PasswordCheck(registry, passwords, new SignInDelays(parts.clock));
        CompanyDeletion deletion = new CompanyDeletion(
                parts.stores,
                parts.scim.activity(),
                parts.provisioning,
                parts.groupSettings,
                parts.scim.changeGuard(),
                parts.scim.attention(),
                parts.schemas,
                parts.protectedEmployees,
                sessions,
                registry);
        return Stream.of(
                new SignInPage(registry, check, sessions, audit),
                new PasswordPage(registry, passwords, check, sessions, audit),
                new AdministratorsPage(registry, passwords, sessions, audit),
                new CompaniesPage(registry, parts.provisioning, audit),
                new CompanyPage(registry, deletion, parts.provisioning, employees, audit));
    }

    private Stream<Object> employees() {
        return Stream.of(
                new EmployeesPage(employees, parts.protectedEmployees, audit),
                new EmployeePage(employees, groups, parts.protectedEmployees, audit),
                new GroupsPage(groups, audit),
                new GroupPage(groups, employees, audit));
    }

    private Stream<Object> schema() {
        OwnAttributes attributes = new OwnAttributes(parts.schemas, audit);
        return Stream.of(
                new AttributesPage(attributes),
                new AttributePage(attributes, employees),
                new PreviewPage(employees, parts.scim.activity().map(ActivityLog::store)),
                new ApiPage(parts.scim, address, attributes));
    }

    private Stream<Object> provisioning() {
        Optional<ChangeGuard> guard = parts.scim.changeGuard();
        return Stream.of(
                new ProvisioningPage(parts.provisioning, parts.tokens, address, panel, audit, parts.clock),
                new SetupPage(address, parts.schemas, groups),
                new TokensPage(parts.tokens, audit, parts.clock),
                new NewTokenPage(parts.tokens, address, audit),
                new GuardPage(guard, groups, audit, parts.clock));
    }

    private Stream<Object> records() {
        Histories histories = new Histories(trail, parts.stores.activity().orElseThrow(), parts.scim.attention());
        return Stream.of(
                new HistoryPage(employees, histories),
                new GroupHistoryPage(groups, histories),
                new DeletedPage(histories),
                new AuditPage(audit));
    }

    private Stream<Object> activity(ActivityLog log) {
        Stream<Object> attention =
                parts.scim.attention().stream().map(list -> new AttentionPage(list, employees, audit, parts.clock));
        CapturedMapping mapping = new CapturedMapping(log.store(), employees);
        Stream<Object> requests = Stream.of(
                new ActivityLogPage(log, employees, audit),
                new ActivityEntryPage(log, employees),
                new MappingPage(mapping),
                new ForgetPersonPage(log.store(), parts.scim.attention(), audit),
                new ConnectionCheckPage(log.store(), mapping, parts.clock));
        return Stream.concat(attention, requests);
    }

    /** Returns the sources of warnings, the most urgent first. */
    static List<Warnings> warnings(AdminConsoleBuilder parts) {
        return Stream.<Optional<? extends Warnings>>of(
                        parts.scim.attention().map(AttentionWarnings::new),
                        parts.scim.changeGuard().map(GuardWarnings::new),
                        parts.scim
                                .activity()
                                .map(log -> new ConnectionWarnings(log, parts.provisioning::setting, parts.clock)),
                        Optional.of(new TokenWarnings(parts.tokens, parts.clock)))
                .<Warnings>flatMap(Optional::stream)
                .toList();
    }
}
