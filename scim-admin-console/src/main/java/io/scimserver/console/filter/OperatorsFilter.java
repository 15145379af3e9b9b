package io.scimserver.console.filter;

import io.scimserver.console.web.OperatorsOnly;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Visitor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets operators through: for everybody else their pages do not exist. */
@OperatorsOnly
@Priority(Priorities.AUTHORIZATION)
public final class OperatorsFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof Visitor visitor) || !visitor.isOperator()) {
            throw PageException.notFound();
        }
    }
}
