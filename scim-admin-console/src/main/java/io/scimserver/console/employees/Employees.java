package io.scimserver.console.employees;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import io.scimserver.ScimServer;
import io.scimserver.TenantUsers;
import io.scimserver.UserSearch;
import io.scimserver.console.access.Company;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.UserReferences;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** Employees of the visitor's company. Safe for use by many threads. */
public final class Employees {

    private static final int PART = 100;

    private final ScimServer scim;
    private final CustomSchemas schemas;
    private final UserReferences references;
    private final Clock clock;

    public Employees(ScimServer scim, CustomSchemas schemas, UserReferences references, Clock clock) {
        this.scim = scim;
        this.schemas = schemas;
        this.references = references;
        this.clock = clock;
    }

    /** Part of a list. */
    record Part(List<Employee> employees, int total) {}

    Part search(PageRequest request, Optional<String> text, Optional<EmployeeStatus> status, int first, int count) {
        return search(request, EmployeeOrder.of(Optional.empty()).of(UserSearch.ALL), text, status)
                .apply(first, count);
    }

    /** Returns a search in this order, by the numbers of the first employee and of employees. */
    BiFunction<Integer, Integer, Part> inOrder(
            PageRequest request, EmployeeOrder order, Optional<String> text, Optional<EmployeeStatus> status) {
        return search(request, order.of(UserSearch.ALL), text, status);
    }

    /** Returns a search in the order of creation, by the number of the first employee; usable after the request. */
    IntFunction<Part> inOrderOfCreation(PageRequest request, Optional<String> text, Optional<EmployeeStatus> status) {
        BiFunction<Integer, Integer, Part> search = search(request, UserSearch.ALL, text, status);
        return first -> search.apply(first, PART);
    }

    private BiFunction<Integer, Integer, Part> search(
            PageRequest request, UserSearch order, Optional<String> text, Optional<EmployeeStatus> status) {
        CustomSchema custom = customSchema(request.company());
        TenantUsers users = users(request);
        Instant now = clock.instant();
        UserSearch search = new EmployeeFilter(
                        date(custom, Employee.START_DATE), date(custom, Employee.SEPARATION_DATE), now)
                .of(text, status)
                .map(order::matching)
                .orElse(order);
        return (first, count) -> {
            UserPage page = users.search(search.page(first, count));
            return new Part(
                    page.users().stream()
                            .map(user -> Employee.of(user, custom.urn(), now))
                            .toList(),
                    page.totalResults());
        };
    }

    /** Returns the number of employees; with a status, of those that have it. */
    public int count(PageRequest request, Optional<EmployeeStatus> status) {
        return search(request, Optional.empty(), status, 1, 0).total();
    }

    public Optional<Employee> find(PageRequest request, String id) {
        CustomSchema custom = customSchema(request.company());
        return users(request).find(id).map(user -> Employee.of(user, custom.urn(), clock.instant()));
    }

    /** Returns the first employees, at most so many, that a search for this text finds. */
    public List<Employee> matching(PageRequest request, String text, int most) {
        return search(request, Optional.of(text), Optional.empty(), 1, most).employees();
    }

    Optional<Employee> manager(PageRequest request, Employee employee) {
        return employee.managerReference().flatMap(reference -> referred(request, reference));
    }

    /** Finds the employee that a reference means: an id, externalId, user name or e-mail address. */
    public Optional<Employee> referred(PageRequest request, String reference) {
        CustomSchema custom = customSchema(request.company());
        return references
                .resolve(request.company().tenant(), reference)
                .map(user -> Employee.of(user, custom.urn(), clock.instant()));
    }

    /** Returns an employee that is not stored, or is stored in another form. */
    public Employee imagined(PageRequest request, UserDocument document) {
        Instant now = clock.instant();
        return Employee.of(
                new StoredUser("", "", now, now, document),
                customSchema(request.company()).urn(),
                now);
    }

    /** Returns the number of employees with a value of an attribute that is in use. */
    public int having(PageRequest request, CustomAttribute attribute) {
        String path = customSchema(request.company()).urn() + ":" + attribute.alias();
        return users(request)
                .search(UserSearch.ALL.matching(path + " pr").page(1, 0))
                .totalResults();
    }

    public CustomSchema customSchema(Company company) {
        return schemas.customSchema(company.tenant());
    }

    /** Activates or deactivates an employee who is at this version, as SCIM would, in the administrator's name. */
    void setActive(PageRequest request, StoredUser user, boolean active) {
        try {
            users(request).patch(user.id(), user.version(), new PatchRequest(PatchOperation.replace("active", active)));
        } catch (ScimException invalidPath) {
            throw new IllegalStateException(invalidPath);
        }
    }

    /** Returns the users, for changes in the administrator's name. */
    public TenantUsers users(PageRequest request) {
        String name = request.administrator().name();
        return scim.users(new Caller(request.company().tenant(), name, name, Access.READ_WRITE));
    }

    private static Optional<String> date(CustomSchema custom, String alias) {
        return custom.attributes().stream()
                .filter(attribute -> attribute.alias().equals(alias))
                .filter(attribute -> attribute.type() == CustomAttribute.Type.DATE && !attribute.retired())
                .map(attribute -> custom.urn() + ":" + alias)
                .findFirst();
    }
}
