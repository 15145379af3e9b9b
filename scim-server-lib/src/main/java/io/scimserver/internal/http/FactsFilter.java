package io.scimserver.internal.http;

import io.scimserver.provisioning.RequestFacts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Leaves {@link RequestFacts} with the answered request, for the log of the server around the application. */
final class FactsFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Exchange.find(request).ifPresent(exchange -> request.setProperty(RequestFacts.PROPERTY, exchange.facts()));
    }
}
