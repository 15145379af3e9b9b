package io.scimserver.console.schema;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;

import io.scimserver.ScimServer;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.ConsoleParts;
import io.scimserver.console.page.Links;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.web.Route;
import java.util.stream.Stream;

/** The pages about what an employee consists of. */
public final class SchemaRoutes {

    private SchemaRoutes() {}

    public static Stream<Route> of(ConsoleParts parts, Employees employees, Acts acts) {
        OwnAttributes attributes = new OwnAttributes(parts.schemas(), acts);
        ScimAddress address = new ScimAddress(parts.publicUrl());
        ScimServer scim = parts.scim();
        return Stream.of(
                Route.to(Links.ATTRIBUTES, ADMINISTRATORS, new AttributesPage(attributes)),
                Route.to(Links.ATTRIBUTE, ADMINISTRATORS, new AttributePage(attributes)),
                Route.to(Links.ATTRIBUTE + "/retire", ADMINISTRATORS, new RetireAttributePage(attributes, employees)),
                Route.to(Links.PROVISIONING + "/attribute-names", ADMINISTRATORS, new AdvertisedNamePage(attributes)),
                Route.to(Links.PROVISIONING + "/short-name", ADMINISTRATORS, new ShortNamePage()),
                Route.to(Links.PREVIEW, ADMINISTRATORS, new PreviewPage(employees)),
                Route.to(Links.API, ADMINISTRATORS, new ApiPage(scim, address, attributes)),
                Route.to(Links.API + "/openapi.json", ADMINISTRATORS, new ApiDownload(scim, address)));
    }
}
