package io.scimserver.console.companies;

import io.scimserver.console.access.Company;
import io.scimserver.console.employees.EmployeeStatus;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.provisioning.ConnectionPanel;
import io.scimserver.console.provisioning.ConnectionView;
import io.scimserver.console.provisioning.DayChart;
import io.scimserver.console.provisioning.SwitchState;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.provisioning.ProvisioningSwitch;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Page with an overview of a company. */
@Path("/")
public final class OverviewPage {

    private final Employees employees;
    private final ProvisioningSwitch provisioning;
    private final Optional<ConnectionPanel> panel;

    public OverviewPage(Employees employees, ProvisioningSwitch provisioning, Optional<ConnectionPanel> panel) {
        this.employees = employees;
        this.provisioning = provisioning;
        this.panel = panel;
    }

    /** Number of employees in a state. */
    public record Figure(EmployeeStatus status, int number, String target) {}

    /** @param chart the last days, if something happened on them */
    public record Model(
            Company company,
            int employees,
            List<Figure> figures,
            SwitchState provisioning,
            Optional<ConnectionView> connection,
            Optional<DayChart> chart) {}

    @GET
    @Path(Links.COMPANY)
    public PageResult get(@BeanParam PageRequest request) {
        Company company = request.company();
        List<Figure> figures = Arrays.stream(EmployeeStatus.values())
                .map(status -> new Figure(
                        status,
                        employees.count(request, Optional.of(status)),
                        request.links().to(Links.EMPLOYEES, company) + "?status=" + status.code()))
                .toList();
        Model model = new Model(
                company,
                figures.stream().mapToInt(Figure::number).sum(),
                figures,
                SwitchState.of(provisioning.of(company.tenant())),
                panel.map(known -> known.connection(request)),
                panel.map(known -> known.chart(request)).filter(chart -> !chart.isEmpty()));
        return PageResult.page("companies/overview", "Overview", model);
    }

    @GET
    public Response home(@BeanParam PageRequest request) {
        List<Company> mine = request.administrator().companies();
        return PageResult.redirect(
                mine.size() == 1
                        ? request.links().to(Links.COMPANY, mine.get(0))
                        : request.links().to(Links.COMPANIES));
    }
}
