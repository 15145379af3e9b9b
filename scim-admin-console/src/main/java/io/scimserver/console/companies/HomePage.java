package io.scimserver.console.companies;

import io.scimserver.console.access.Company;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Leads to where the visitor's work is: their company, or the list of companies. */
@Path("/")
public final class HomePage {

    @GET
    public Response get(@BeanParam PageRequest request) {
        List<Company> mine = request.administrator().companies();
        return PageResult.redirect(
                mine.size() == 1
                        ? request.links().company(mine.get(0))
                        : request.links().companies());
    }
}
