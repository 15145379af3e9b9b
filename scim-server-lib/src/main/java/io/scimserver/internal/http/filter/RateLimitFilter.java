package io.scimserver.internal.http.filter;

import io.scimserver.limit.RateLimit;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Filter that counts every request of a tenant as an operation, and refuses it when the tenant has none left. */
@PreMatching
@Priority(Priorities.AUTHORIZATION + 1)
public final class RateLimitFilter implements ContainerRequestFilter {

    private final RateLimit limit;

    public RateLimitFilter(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange.of(request).takeFrom(limit);
    }
}
