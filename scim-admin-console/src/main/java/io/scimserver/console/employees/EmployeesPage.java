package io.scimserver.console.employees;

import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.employees.EmployeeOrder.Column;
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
import java.util.Arrays;
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
     * Head of a column that the list can be sorted by.
     *
     * @param target the link to the list in the order of this column
     * @param direction ascending, descending or none, as the list is now
     */
    public record Head(String title, String target, String direction) {}

    /**
     * @param sort the order that the list has
     * @param position such as "26 to 50 of 80"
     * @param export the link to a file of all employees that match
     */
    public record Model(
            Company company,
            List<Head> heads,
            String sort,
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
            @QueryParam("sort") Optional<String> sort,
            @QueryParam("page") Optional<String> number) {
        Optional<EmployeeStatus> status = code.flatMap(EmployeeStatus::of);
        int page = WholeNumber.of(number, 1, 1, LAST_PAGE);
        int first = (page - 1) * PAGE_SIZE + 1;
        EmployeeOrder order = EmployeeOrder.of(sort);
        Employees.Part part = employees.inOrder(request, order, search, status).apply(first, PAGE_SIZE);
        int last = first + part.employees().size() - 1;
        Company company = request.company();
        String selected = "?search=" + Links.encode(search.orElse("")) + "&status="
                + status.map(EmployeeStatus::code).orElse("");
        String list = request.links().to(Links.EMPLOYEES, company) + selected + "&sort=";
        String here = list + order.code() + "&page=";
        Model model = new Model(
                company,
                heads(order, list),
                order.code(),
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

    private static List<Head> heads(EmployeeOrder order, String list) {
        String direction = order.isDescending() ? "descending" : "ascending";
        return Arrays.stream(Column.values())
                .map(column -> new Head(
                        column.title(),
                        list + order.after(column).code(),
                        column == order.column() ? direction : "none"))
                .toList();
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
