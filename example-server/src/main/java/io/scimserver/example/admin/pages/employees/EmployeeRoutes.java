package io.scimserver.example.admin.pages.employees;

import static io.scimserver.example.admin.web.Audience.ADMINISTRATORS;

import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.directory.ProtectedEmployees;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.web.Route;
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
