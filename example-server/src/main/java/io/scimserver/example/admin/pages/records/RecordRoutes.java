package io.scimserver.example.admin.pages.records;

import static io.scimserver.example.admin.web.Audience.ADMINISTRATORS;
import static io.scimserver.example.admin.web.Audience.OPERATORS;

import io.scimserver.example.admin.acts.Acts;
import io.scimserver.example.admin.pages.Links;
import io.scimserver.example.admin.pages.employees.Employees;
import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.Route;
import java.util.stream.Stream;

/** The pages about what was done. */
public final class RecordRoutes {

    private RecordRoutes() {}

    public static Stream<Route> of(Employees employees, Histories histories, Acts acts) {
        Page audit = new AuditPage(acts);
        return Stream.of(
                Route.to(Links.HISTORY, ADMINISTRATORS, new HistoryPage(employees, histories)),
                Route.to(Links.HISTORY + "/erase", ADMINISTRATORS, new EraseHistoryPage(histories)),
                Route.to(Links.DELETED, ADMINISTRATORS, new DeletedPage(histories)),
                Route.to(Links.AUDIT, ADMINISTRATORS, audit),
                Route.to(Links.OPERATORS_AUDIT, OPERATORS, audit));
    }
}
