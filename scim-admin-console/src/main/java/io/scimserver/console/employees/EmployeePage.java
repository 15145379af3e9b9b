package io.scimserver.console.employees;

import io.scimserver.TenantGroups;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Page of one employee: everything that is known of them; it deactivates and reactivates them. */
@Path("/")
public final class EmployeePage {

    private static final int MOST_GROUPS = 100;

    private final Employees employees;
    private final CompanyGroups groups;
    private final ProtectedEmployees protectedEmployees;
    private final AdminAudit audit;

    public EmployeePage(
            Employees employees, CompanyGroups groups, ProtectedEmployees protectedEmployees, AdminAudit audit) {
        this.employees = employees;
        this.groups = groups;
        this.protectedEmployees = protectedEmployees;
        this.audit = audit;
    }

    /** Manager: found, or as the identity provider calls them. */
    public record Manager(String text, Optional<String> target) {}

    /** Group that the employee is a member of. */
    public record GroupLink(String name, String target) {}

    /**
     * @param isProtected true if nobody can deactivate or delete them
     * @param groups the first groups that they are a direct member of
     * @param moreGroups the number of further ones
     * @param roles the roles that they have by their groups
     */
    public record Model(
            Company company,
            Employee employee,
            boolean isProtected,
            Optional<Manager> manager,
            List<AttributeGroup> attributes,
            List<GroupLink> groups,
            int moreGroups,
            String roles,
            String created,
            String lastModified) {}

    @GET
    @Path(Links.EMPLOYEE)
    public Response get(@BeanParam PageRequest request, @PathParam("id") String id) {
        Optional<Employee> employee = employees.find(request, id);
        if (employee.isEmpty() && isGroup(request, id)) {
            // An entry about a bulk request does not know which of its subjects are groups
            return PageResult.redirect(request.links().to(Links.GROUP, request.company(), id));
        }
        return page(request, employee.orElseThrow(PageException::notFound)).withStatus(200);
    }

    private PageResult page(PageRequest request, Employee employee) {
        List<StoredUser> all = groups.of(request)
                .filter(TenantGroups::isOn)
                .map(on -> on.groupsOf(employee.user().id()))
                .orElse(List.of());
        Model model = new Model(
                request.company(),
                employee,
                protectedEmployees.contains(
                        request.company().tenant(), employee.user().id()),
                manager(request, employee),
                AttributeGroup.of(employee, employees.customSchema(request.company())),
                all.stream()
                        .limit(MOST_GROUPS)
                        .map(group -> link(request, group))
                        .toList(),
                Math.max(0, all.size() - MOST_GROUPS),
                groups.of(request)
                        .map(on -> String.join(
                                ", ", on.rolesOf(employee.user().id()).names()))
                        .orElse(""),
                Texts.time(employee.user().created()),
                Texts.time(employee.user().lastModified()));
        return PageResult.page("employees/employee", employee.name(), model);
    }

    private static GroupLink link(PageRequest request, StoredUser group) {
        return new GroupLink(
                group.attributes().member("displayName").asText(),
                request.links().to(Links.GROUP, request.company(), group.id()));
    }

    private boolean isGroup(PageRequest request, String id) {
        return groups.of(request).flatMap(all -> all.find(id)).isPresent();
    }

    @POST
    @Path(Links.EMPLOYEE)
    public Response post(
            @BeanParam PageRequest request,
            @PathParam("id") String id,
            @FormParam("confirm") @DefaultValue("") String action,
            @FormParam("version") Optional<String> version) {
        Employee employee = existing(request, id);
        return switch (action) {
            case "reactivate" -> {
                requireVersion(employee, version);
                yield setActive(request, employee, true, FlashMessage.EMPLOYEE_REACTIVATED);
            }
            case "protect" -> setProtected(request, employee, true, FlashMessage.EMPLOYEE_PROTECTED);
            case "unprotect" -> setProtected(request, employee, false, FlashMessage.EMPLOYEE_UNPROTECTED);
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }

    @GET
    @Path(Links.EMPLOYEE + "/deactivate")
    public PageResult confirmDeactivation(@BeanParam PageRequest request, @PathParam("id") String id) {
        Employee employee = existing(request, id);
        return new Confirmation(
                        "Deactivate " + employee.name() + " (" + employee.userName()
                                + ")? They get no surveys any more. All"
                                + " data is kept, and they can be reactivated. Your identity provider may set this back"
                                + " when it next updates them.",
                        "Deactivate",
                        employee.user().version(),
                        request.links().to(Links.EMPLOYEE, request.company(), id))
                .asPage("Deactivate an employee");
    }

    @POST
    @Path(Links.EMPLOYEE + "/deactivate")
    public Response deactivate(
            @BeanParam PageRequest request,
            @PathParam("id") String id,
            @FormParam("confirm") Optional<String> version) {
        Employee employee = existing(request, id);
        requireVersion(employee, version);
        return setActive(request, employee, false, FlashMessage.EMPLOYEE_DEACTIVATED);
    }

    /** A form that was opened before somebody else changed the employee does not overwrite what it did not show. */
    private static void requireVersion(Employee employee, Optional<String> version) {
        if (version.filter(seen -> !seen.equals(employee.user().version())).isPresent()) {
            throw new PageException(
                    409,
                    "The employee was changed after this form was opened. Go back, look at them again, then decide.");
        }
    }

    private Response setActive(PageRequest request, Employee employee, boolean active, FlashMessage message) {
        try {
            employees.setActive(request, employee.user(), active);
        } catch (ScimErrorException e) {
            throw new PageException(e.error().status(), e.error().detail());
        }
        return done(request, employee, message);
    }

    private Response setProtected(PageRequest request, Employee employee, boolean isProtected, FlashMessage message) {
        try {
            protectedEmployees.set(request.company().tenant(), employee.user().id(), isProtected);
        } catch (IllegalArgumentException e) {
            throw new PageException(409, String.valueOf(e.getMessage()));
        }
        AdminAction action = isProtected ? AdminAction.EMPLOYEE_PROTECTED : AdminAction.EMPLOYEE_UNPROTECTED;
        audit.record(request, action.of(employee.user().id(), employee.userName()));
        return done(request, employee, message);
    }

    private static Response done(PageRequest request, Employee employee, FlashMessage message) {
        return PageResult.redirect(
                request.links()
                        .to(Links.EMPLOYEE, request.company(), employee.user().id()),
                message);
    }

    private Employee existing(PageRequest request, String id) {
        return employees.find(request, id).orElseThrow(PageException::notFound);
    }

    private Optional<Manager> manager(PageRequest request, Employee employee) {
        return employees
                .manager(request, employee)
                .map(found -> new Manager(
                        found.name(),
                        Optional.of(request.links()
                                .to(
                                        Links.EMPLOYEE,
                                        request.company(),
                                        found.user().id()))))
                .or(() -> employee.managerReference().map(text -> new Manager(text, Optional.empty())));
    }
}
