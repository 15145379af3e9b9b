package io.scimserver.console.companies;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;
import static io.scimserver.console.web.Audience.OPERATORS;

import io.scimserver.console.accounts.Directory;
import io.scimserver.console.administrators.Accounts;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.ConsoleParts;
import io.scimserver.console.page.Links;
import io.scimserver.console.provisioning.ConnectionPanel;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Route;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import java.util.stream.Stream;

/** The pages about companies. */
public final class CompanyRoutes {

    private CompanyRoutes() {}

    public static Stream<Route> of(ConsoleParts parts, Accounts accounts, Employees employees, Acts acts) {
        Directory directory = accounts.directory();
        StoredProvisioningSwitch provisioning = parts.provisioning();
        Page home = new HomePage(directory);
        Page overview = new OverviewPage(employees, provisioning, parts.tokens(), ConnectionPanel.of(parts));
        CompanyDeletion deletion = CompanyDeletion.of(parts, accounts);
        return Stream.of(
                Route.to(Links.HOME, ADMINISTRATORS, home),
                Route.to(Links.HOME + "/", ADMINISTRATORS, home),
                Route.to(Links.COMPANIES, OPERATORS, new CompaniesPage(directory, provisioning, acts)),
                Route.to(Links.COMPANY, ADMINISTRATORS, overview),
                Route.to(Links.SETTINGS, OPERATORS, new CompanyPage(directory, acts)),
                Route.to(
                        Links.COMPANY + "/delete",
                        OPERATORS,
                        new DeleteCompanyPage(deletion, provisioning, employees, acts)));
    }
}
