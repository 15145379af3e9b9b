package io.scimserver.example.admin.pages.companies;

import io.scimserver.auth.TokenService;
import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.pages.employees.EmployeeStatus;
import io.scimserver.example.admin.pages.employees.Employees;
import io.scimserver.example.admin.pages.provisioning.ConnectionPanel;
import io.scimserver.example.admin.pages.provisioning.ConnectionView;
import io.scimserver.example.admin.pages.provisioning.SwitchState;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
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
