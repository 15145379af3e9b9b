package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.util.List;
import java.util.Optional;

/** What became of one employee, by whom, before and after; also of those who are deleted. */
public final class HistoryPage implements Page {

    private static final int PAGE_SIZE = 25;

    private final Employees employees;
    private final Histories histories;

    HistoryPage(Employees employees, Histories histories) {
        this.employees = employees;
        this.histories = histories;
    }

    /**
     * @param name what people call the employee; the id if that was erased
     * @param exists whether the employee is still there
     * @param older the next page
     */
    public record Model(
            Company company,
            String id,
            String name,
            boolean exists,
            List<Row> rows,
            boolean isFirst,
            Optional<String> older) {}

    /** @param request the request that did it, in the activity log */
    public record Row(AuditRow entry, Optional<String> request) {}

    @Override
    public Reply get(Visit visit) {
        String id = visit.segment("id");
        Company company = visit.company();
        Optional<Employee> employee = employees.find(visit, id);
        Optional<String> before = visit.query().find("before");
        List<AuditEntry> entries = histories.of(company, id, before, PAGE_SIZE);
        if (employee.isEmpty() && entries.isEmpty()) {
            throw PageException.notFound();
        }
        Model model = new Model(
                company,
                id,
                employee.map(Employee::name).orElseGet(() -> lastName(entries).orElse(id)),
                employee.isPresent(),
                entries.stream().map(entry -> row(company, entry)).toList(),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE).map(last -> Links.history(company, id) + "?before=" + last));
        return Reply.page("records/history", "History", model);
    }

    private Row row(Company company, AuditEntry entry) {
        return new Row(AuditRow.of(entry), histories.requestOf(entry).map(id -> Links.activityEntry(company, id)));
    }

    private static Optional<String> lastName(List<AuditEntry> entries) {
        return entries.stream()
                .map(entry -> entry.event().subject().name())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
