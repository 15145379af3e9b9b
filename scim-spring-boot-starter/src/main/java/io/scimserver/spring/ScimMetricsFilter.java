package io.scimserver.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimserver.activity.RequestSummary;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Filter that times SCIM requests, and counts their operations and repairs. */
final class ScimMetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ObjectProvider<MeterRegistry> registries;

    /** @param registries source of the registry, which is made after the filters */
    ScimMetricsFilter(ObjectProvider<MeterRegistry> registries) {
        this.registries = registries;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<MeterRegistry> registry = Optional.ofNullable(registries.getIfUnique());
        if (registry.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Timer.Sample sample = Timer.start(registry.get());
        try {
            chain.doFilter(request, response);
        } finally {
            String path = Optional.ofNullable(request.getPathInfo()).orElse("");
            String operation = OperationName.of(request.getMethod(), path);
            String status = Integer.toString(response.getStatus());
            sample.stop(registry.get().timer("scim.requests", "operation", operation, "status", status));
            count(request, registry.get());
        }
    }

    private static void count(HttpServletRequest request, MeterRegistry registry) {
        if (request.getAttribute(RequestSummary.PROPERTY) instanceof RequestSummary summary) {
            registry.counter("scim.operations").increment(summary.operations());
            summary.repairs()
                    .forEach(repair -> registry.counter("scim.repairs", "repair", repair.name())
                            .increment());
        }
    }
}
