package io.scimserver.internal.http;

import io.scimserver.limit.RateLimit;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Counts every request of a company as an operation, and refuses it when the company has none left. */
@PreMatching
@Priority(Priorities.AUTHORIZATION + 1)
final class RateLimitFilter implements ContainerRequestFilter {

    private final RateLimit limit;

    RateLimitFilter(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange.of(request).takeFrom(limit);
    }
}
