package io.scimserver.console.employees;

import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Csv;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.LongDownload;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.WholeNumber;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Page that lists employees: searched, filtered by status, a page at a time; and as a file. */
@Path("/")
public final class EmployeesPage {

    /** Beside the list, because the id of an employee may be any text. */
    private static final String EXPORT = Links.COMPANY + "/employees.csv";

    private static final int PAGE_SIZE = 25;
    private static final int EXPORTS_AT_ONCE = 2;
    private static final int LAST_PAGE = 1_000_000;

    private final Employees employees;
    private final ProtectedEmployees protectedEmployees;
    private final AdminAudit audit;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE);

    public EmployeesPage(Employees employees, ProtectedEmployees protectedEmployees, AdminAudit audit) {
        this.employees = employees;
        this.protectedEmployees = protectedEmployees;
        this.audit = audit;
    }

    /**
     * @param target the employee's own page
     * @param isProtected true if nobody can deactivate or delete them
     */
    public record Row(Employee employee, String target, boolean isProtected) {}

    /**
     * @param position such as "26 to 50 of 80"
     * @param export the link to a file of all employees that match
     */
    public record Model(
            Company company,
            List<Row> rows,
            int total,
            String position,
            String search,
            String status,
            Optional<String> previous,
            Optional<String> next,
            String export) {

        /** Returns true if the list shows less than all employees. */
        public boolean isFiltered() {
            return !search.isEmpty() || !status.isEmpty();
        }
    }

    @GET
    @Path(Links.EMPLOYEES)
    public PageResult get(
            @BeanParam PageRequest request,
            @QueryParam("search") Optional<String> search,
            @QueryParam("status") Optional<String> code,
            @QueryParam("page") Optional<String> number) {
        Optional<EmployeeStatus> status = code.flatMap(EmployeeStatus::of);
        int page = WholeNumber.of(number, 1, 1, LAST_PAGE);
        int first = (page - 1) * PAGE_SIZE + 1;
        Employees.Part part = employees.search(request, search, status, first, PAGE_SIZE);
        int last = first + part.employees().size() - 1;
        Company company = request.company();
        String selected = "?search=" + Links.encode(search.orElse("")) + "&status="
                + status.map(EmployeeStatus::code).orElse("");
        String here = request.links().to(Links.EMPLOYEES, company) + selected + "&page=";
        Model model = new Model(
                company,
                rows(request, part.employees()),
                part.total(),
                first + " to " + last + " of " + part.total(),
                search.orElse(""),
                status.map(EmployeeStatus::code).orElse(""),
                page > 1 ? Optional.of(here + (page - 1)) : Optional.empty(),
                last < part.total() ? Optional.of(here + (page + 1)) : Optional.empty(),
                request.links().to(EXPORT, company) + selected);
        return PageResult.page("employees/list", "Employees", model);
    }

    @GET
    @Path(EXPORT)
    public Response export(
            @BeanParam PageRequest request,
            @QueryParam("search") Optional<String> search,
            @QueryParam("status") Optional<String> code) {
        audit.record(request, AdminAction.EMPLOYEES_EXPORTED.ofTheCompany());
        EmployeesExport lines =
                new EmployeesExport(employees.inOrderOfCreation(request, search, code.flatMap(EmployeeStatus::of)));
        LongDownload file = new LongDownload(
                EmployeesExport.head() + lines.next(),
                lines,
                exports,
                request.visitor().connection());
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, Csv.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"employees.csv\"")
                .build();
    }

    private List<Row> rows(PageRequest request, List<Employee> shown) {
        Company company = request.company();
        Set<String> kept = protectedEmployees.of(company.tenant());
        return shown.stream()
                .map(each -> {
                    String id = each.user().id();
                    return new Row(each, request.links().to(Links.EMPLOYEE, company, id), kept.contains(id));
                })
                .toList();
    }
}
