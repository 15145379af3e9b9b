package io.scimserver.example.admin.pages.companies;

import static io.scimserver.example.admin.web.Audience.ADMINISTRATORS;
import static io.scimserver.example.admin.web.Audience.OPERATORS;

import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.pages.ConsoleParts;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.pages.accounts.Accounts;
import io.scimserver.example.admin.pages.employees.Employees;
import io.scimserver.example.admin.pages.provisioning.ConnectionPanel;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Route;
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
