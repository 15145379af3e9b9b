package io.scimserver.console.filter;

import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets those through to a company's pages who may see it; for others it looks like one that does not exist. */
@Priority(Priorities.AUTHORIZATION + 1)
public final class CompanyFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        PageRequest page = new PageRequest(request.getSecurityContext(), request.getUriInfo());
        if (request.getUriInfo().getPathParameters().containsKey(PageRequest.COMPANY)
                && page.ofCompany().isEmpty()) {
            throw PageException.notFound();
        }
    }
}
