package io.scimserver.console.employees;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.ProtectedEmployees;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list of employees: searched by name, filtered by status, a page at a time. */
public final class EmployeesPage implements Page {

    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 1_000_000;

    private final Employees employees;
    private final ProtectedEmployees protectedEmployees;

    EmployeesPage(Employees employees, ProtectedEmployees protectedEmployees) {
        this.employees = employees;
        this.protectedEmployees = protectedEmployees;
    }

    /**
     * @param target the employee's own page
     * @param isProtected whether nobody can deactivate or delete them
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

        /** Whether the list shows less than all employees. */
        public boolean isFiltered() {
            return !search.isEmpty() || !status.isEmpty();
        }
    }

    @Override
    public Reply get(Visit visit) {
        Optional<String> search = visit.query().find("search");
        Optional<EmployeeStatus> status = visit.query().find("status").flatMap(EmployeeStatus::of);
        int page = visit.query().number("page", 1, 1, LAST_PAGE);
        int first = (page - 1) * PAGE_SIZE + 1;
        Employees.Part part = employees.search(visit, search, status, first, PAGE_SIZE);
        int last = first + part.employees().size() - 1;
        Company company = visit.company();
        String here = Links.employees(company) + "?search=" + Links.encode(search.orElse("")) + "&status="
                + status.map(EmployeeStatus::code).orElse("") + "&page=";
        Model model = new Model(
                company,
                rows(company, part.employees()),
                part.total(),
                first + " to " + last + " of " + part.total(),
                search.orElse(""),
                status.map(EmployeeStatus::code).orElse(""),
                page > 1 ? Optional.of(here + (page - 1)) : Optional.empty(),
                last < part.total() ? Optional.of(here + (page + 1)) : Optional.empty());
        return Reply.page("employees/list", "Employees", model);
    }

    private List<Row> rows(Company company, List<Employee> shown) {
        Set<String> kept = protectedEmployees.of(company.tenant());
        return shown.stream()
                .map(each -> {
                    String id = each.user().id();
                    return new Row(each, Links.employee(company, id), kept.contains(id));
                })
                .toList();
    }
}
