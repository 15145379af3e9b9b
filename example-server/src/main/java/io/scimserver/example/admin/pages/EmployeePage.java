package io.scimserver.example.admin.pages;

import io.scimserver.example.admin.directory.Company;
import io.scimserver.example.admin.web.Notice;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;

/** One employee: all that is known of them; deactivates and reactivates them. */
public final class EmployeePage implements Page {

    private final Employees employees;

    public EmployeePage(Employees employees) {
        this.employees = employees;
    }

    /** The manager: found, or as the identity provider calls them. */
    public record Manager(String text, Optional<String> target) {}

    public record Model(
            Company company,
            Employee employee,
            Optional<Manager> manager,
            List<AttributeGroup> attributes,
            String created,
            String lastModified) {}

    @Override
    public Reply get(Visit visit) {
        Employee employee = existing(visit);
        Model model = new Model(
                visit.company(),
                employee,
                manager(visit, employee),
                AttributeGroup.of(employee, employees.customSchema(visit.company())),
                Texts.time(employee.user().created()),
                Texts.time(employee.user().lastModified()));
        return Reply.page("employee", employee.name(), model);
    }

    @Override
    public Reply post(Visit visit) {
        Employee employee = existing(visit);
        boolean active = visit.form().raw("confirm").equals("reactivate");
        try {
            employees.setActive(visit, employee.user().id(), active);
        } catch (ScimErrorException e) {
            throw new PageException(e.error().status(), e.error().detail());
        }
        return Reply.redirect(
                Links.employee(visit.company(), employee.user().id()),
                active ? Notice.EMPLOYEE_REACTIVATED : Notice.EMPLOYEE_DEACTIVATED);
    }

    private Employee existing(Visit visit) {
        return employees.find(visit, visit.segment("id")).orElseThrow(PageException::notFound);
    }

    private Optional<Manager> manager(Visit visit, Employee employee) {
        return employees
                .manager(visit, employee)
                .map(found -> new Manager(
                        found.name(),
                        Optional.of(Links.employee(visit.company(), found.user().id()))))
                .or(() -> employee.managerReference().map(text -> new Manager(text, Optional.empty())));
    }
}
