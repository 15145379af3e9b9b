package io.scimserver.console.records;

import io.scimserver.audit.AuditEntry;
import io.scimserver.console.access.Company;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** History of one employee: every change, by whom, before and after; also of those who are deleted. Erases it. */
@Path("/")
public final class HistoryPage {

    private static final int PAGE_SIZE = 25;

    private final Employees employees;
    private final Histories histories;

    public HistoryPage(Employees employees, Histories histories) {
        this.employees = employees;
        this.histories = histories;
    }

    /**
     * @param name the name that people use for the employee; the id if that was erased
     * @param exists true if the employee is still there
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

    @GET
    @Path(Links.HISTORY)
    public PageResult get(
            @BeanParam PageRequest request, @PathParam("id") String id, @QueryParam("before") Optional<String> before) {
        Company company = request.company();
        Optional<Employee> employee = employees.find(request, id);
        List<AuditEntry> entries = histories.of(company, id, before, PAGE_SIZE);
        if (employee.isEmpty() && entries.isEmpty()) {
            throw PageException.notFound();
        }
        Model model = new Model(
                company,
                id,
                employee.map(Employee::name).orElseGet(() -> lastName(entries).orElse(id)),
                employee.isPresent(),
                entries.stream().map(entry -> row(request, entry, histories)).toList(),
                before.isEmpty(),
                AuditRow.lastOf(entries, PAGE_SIZE)
                        .map(last -> request.links().to(Links.HISTORY, company, id) + "?before=" + last));
        return PageResult.page("records/history", "History", model);
    }

    static Row row(PageRequest request, AuditEntry entry, Histories histories) {
        return new Row(
                AuditRow.of(entry),
                histories.requestOf(entry).map(id -> request.links().to(Links.ACTIVITY_ENTRY, request.company(), id)));
    }

    private static Optional<String> lastName(List<AuditEntry> entries) {
        return entries.stream()
                .map(entry -> entry.event().subject().name())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private String nameOf(PageRequest request, String id) {
        return employees
                .find(request, id)
                .map(employee -> employee.name() + " (" + employee.userName() + ")")
                .or(() -> lastName(histories.of(request.company(), id, Optional.empty(), PAGE_SIZE)))
                .orElse(id);
    }

    @GET
    @Path(Links.HISTORY + "/erase")
    public PageResult confirm(@BeanParam PageRequest request, @PathParam("id") String id) {
        checkKnown(request, id);
        return new Confirmation(
                        "This is about " + nameOf(request, id)
                                + ". Names and values are taken out of this person's history, and their requests out of the activity"
                                + " log, for good. What was done, when and by whom stays known. The employee itself, if"
                                + " there still is one, is not changed, and what changes from now on is recorded again.",
                        "Erase the history",
                        "yes",
                        request.links().to(Links.HISTORY, request.company(), id))
                .asPage("Erase a person's history");
    }

    @POST
    @Path(Links.HISTORY + "/erase")
    public Response erase(@BeanParam PageRequest request, @PathParam("id") String id) {
        checkKnown(request, id);
        histories.erase(request.company(), id, request.administrator().name());
        return PageResult.redirect(
                request.links().to(Links.HISTORY, request.company(), id), FlashMessage.HISTORY_ERASED);
    }

    private void checkKnown(PageRequest request, String id) {
        if (!histories.isKnown(request.company(), id)) {
            throw PageException.notFound();
        }
    }
}
