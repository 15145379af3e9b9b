package io.scimserver.console.employees;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.ProtectedEmployees;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;

/** One employee: all that is known of them; deactivates and reactivates them. */
public final class EmployeePage implements Page {

    private final Employees employees;
    private final ProtectedEmployees protectedEmployees;
    private final Acts acts;

    EmployeePage(Employees employees, ProtectedEmployees protectedEmployees, Acts acts) {
        this.employees = employees;
        this.protectedEmployees = protectedEmployees;
        this.acts = acts;
    }

    /** The manager: found, or as the identity provider calls them. */
    public record Manager(String text, Optional<String> target) {}

    /** @param isProtected whether nobody can deactivate or delete them */
    public record Model(
            Company company,
            Employee employee,
            boolean isProtected,
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
                protectedEmployees.contains(
                        visit.company().tenant(), employee.user().id()),
                manager(visit, employee),
                AttributeGroup.of(employee, employees.customSchema(visit.company())),
                Texts.time(employee.user().created()),
                Texts.time(employee.user().lastModified()));
        return Reply.page("employees/employee", employee.name(), model);
    }

    @Override
    public Reply post(Visit visit) {
        Employee employee = existing(visit);
        return switch (visit.form().raw("confirm")) {
            case "deactivate" -> setActive(visit, employee, false, Notice.EMPLOYEE_DEACTIVATED);
            case "reactivate" -> setActive(visit, employee, true, Notice.EMPLOYEE_REACTIVATED);
            case "protect" -> setProtected(visit, employee, true, Notice.EMPLOYEE_PROTECTED);
            case "unprotect" -> setProtected(visit, employee, false, Notice.EMPLOYEE_UNPROTECTED);
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }

    private Reply setActive(Visit visit, Employee employee, boolean active, Notice notice) {
        try {
            employees.setActive(visit, employee.user().id(), active);
        } catch (ScimErrorException e) {
            throw new PageException(e.error().status(), e.error().detail());
        }
        return done(visit, employee, notice);
    }

    private Reply setProtected(Visit visit, Employee employee, boolean isProtected, Notice notice) {
        try {
            protectedEmployees.set(visit.company().tenant(), employee.user().id(), isProtected);
        } catch (IllegalArgumentException e) {
            throw new PageException(409, String.valueOf(e.getMessage()));
        }
        Act act = isProtected ? Act.EMPLOYEE_PROTECTED : Act.EMPLOYEE_UNPROTECTED;
        acts.record(visit, act.of(employee.user().id(), employee.userName()));
        return done(visit, employee, notice);
    }

    private static Reply done(Visit visit, Employee employee, Notice notice) {
        return Reply.redirect(Links.employee(visit.company(), employee.user().id()), notice);
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
