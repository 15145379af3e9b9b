package io.scimserver.console.records;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;
import static io.scimserver.console.web.Audience.OPERATORS;

import io.scimserver.console.audit.Acts;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Route;
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
