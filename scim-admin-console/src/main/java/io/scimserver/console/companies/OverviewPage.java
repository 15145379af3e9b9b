package io.scimserver.console.companies;

import io.scimserver.auth.TokenService;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.employees.EmployeeStatus;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Links;
import io.scimserver.console.provisioning.ConnectionPanel;
import io.scimserver.console.provisioning.ConnectionView;
import io.scimserver.console.provisioning.SwitchState;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ProvisioningSwitch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A company at a glance. */
public final class OverviewPage implements Page {

    private final Employees employees;
    private final ProvisioningSwitch provisioning;
    private final TokenService tokens;
    private final Optional<ConnectionPanel> panel;

    OverviewPage(
            Employees employees,
            ProvisioningSwitch provisioning,
            TokenService tokens,
            Optional<ConnectionPanel> panel) {
        this.employees = employees;
        this.provisioning = provisioning;
        this.tokens = tokens;
        this.panel = panel;
    }

    /** How many employees are in a state. */
    public record Figure(EmployeeStatus status, int number, String target) {}

    public record Model(
            Company company,
            int employees,
            List<Figure> figures,
            SwitchState provisioning,
            boolean hasTokens,
            Optional<ConnectionView> connection) {}

    @Override
    public Reply get(Visit visit) {
        Company company = visit.company();
        List<Figure> figures = Arrays.stream(EmployeeStatus.values())
                .map(status -> new Figure(
                        status,
                        employees.count(visit, Optional.of(status)),
                        Links.employees(company) + "?status=" + status.code()))
                .toList();
        Model model = new Model(
                company,
                figures.stream().mapToInt(Figure::number).sum(),
                figures,
                SwitchState.of(provisioning.of(company.tenant())),
                !tokens.list(company.tenant()).isEmpty(),
                panel.map(known -> known.connection(company)));
        return Reply.page("companies/overview", "Overview", model);
    }
}
