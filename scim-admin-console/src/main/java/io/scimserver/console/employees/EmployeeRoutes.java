package io.scimserver.console.employees;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;

import io.scimserver.console.accounts.ProtectedEmployees;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Route;
import java.util.stream.Stream;

/** The pages about employees. */
public final class EmployeeRoutes {

    private EmployeeRoutes() {}

    public static Stream<Route> of(Employees employees, ProtectedEmployees protectedEmployees, Acts acts) {
        return Stream.of(
                Route.to(Links.EMPLOYEES, ADMINISTRATORS, new EmployeesPage(employees, protectedEmployees)),
                Route.to(Links.EMPLOYEE, ADMINISTRATORS, new EmployeePage(employees, protectedEmployees, acts)));
    }
}
