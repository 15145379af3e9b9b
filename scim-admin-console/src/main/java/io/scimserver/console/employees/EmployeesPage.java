package io.scimserver.console.employees;

import io.scimserver.console.access.Company;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.WholeNumber;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Page that lists employees: searched by name, filtered by status, a page at a time. */
@Path("/")
public final class EmployeesPage {

    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 1_000_000;

    private final Employees employees;
    private final ProtectedEmployees protectedEmployees;

    public EmployeesPage(Employees employees, ProtectedEmployees protectedEmployees) {
        this.employees = employees;
        this.protectedEmployees = protectedEmployees;
    }

    /**
     * @param target the employee's own page
     * @param isProtected true if nobody can deactivate or delete them
     */
    public record Row(Employee employee, String target, boolean isProtected) {}

    /** @param position such as "26 to 50 of 80" */
    public record Model(
            Company company,
            List<Row> rows,
            int total,
            String position,
            String search,
            String status,
            Optional<String> previous,
            Optional<String> next) {

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
        String here = request.links().to(Links.EMPLOYEES, company) + "?search=" + Links.encode(search.orElse(""))
                + "&status=" + status.map(EmployeeStatus::code).orElse("") + "&page=";
        Model model = new Model(
                company,
                rows(request, part.employees()),
                part.total(),
                first + " to " + last + " of " + part.total(),
                search.orElse(""),
                status.map(EmployeeStatus::code).orElse(""),
                page > 1 ? Optional.of(here + (page - 1)) : Optional.empty(),
                last < part.total() ? Optional.of(here + (page + 1)) : Optional.empty());
        return PageResult.page("employees/list", "Employees", model);
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
