package io.scimserver.example.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.scimserver.activity.RequestSummary;
import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.example.http.RequestObserver;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.limit.RateLimit;
import io.scimserver.schema.Repair;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.glassfish.grizzly.http.server.Request;

/**
 * Metrics of the server in the format of Prometheus. No label names companies or people, and no client can make a new
 * one. Safe for use by many threads.
 */
public final class Metrics implements RequestObserver {

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Metrics() {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /** Returns everything measured so far, in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }

    /** Returns the same stores with every call timed. */
    public UserStores timing(UserStores stores) {
        return tenant -> new TimedUserStore(stores.forTenant(tenant), registry);
    }

    /** Returns the same limit with its refusals counted. */
    public RateLimit counting(RateLimit limit) {
        return new CountedRateLimit(limit, registry.counter("scim.rate.limit.refusals"));
    }

    /** Adds the state of the activity log. */
    public void watch(ActivityLog activity) {
        registry.gauge("scim.activity.waiting", activity, ActivityLog::waiting);
        FunctionCounter.builder("scim.activity.lost", activity, ActivityLog::lost)
                .register(registry);
        FunctionCounter.builder("scim.activity.failures", activity, ActivityLog::failures)
                .register(registry);
    }

    /** Counts how often old history could not be deleted. */
    public <T> void watchRetention(T retention, ToDoubleFunction<T> failures) {
        FunctionCounter.builder("scim.audit.retention.failures", retention, failures)
                .register(registry);
    }

    /** Adds the counts of the guard against mass deactivation. */
    public void watch(ChangeGuard guard) {
        FunctionCounter.builder("scim.guard.trips", guard, ChangeGuard::trips).register(registry);
        FunctionCounter.builder("scim.guard.refusals", guard, ChangeGuard::refusals)
                .register(registry);
    }

    /** Adds the numbers of open items that need an administrator, of all these companies together. */
    public void watch(Attention attention, Supplier<List<Tenant>> companies) {
        OpenItems items = new OpenItems(attention, companies);
        for (AttentionKind kind : AttentionKind.values()) {
            Gauge.builder("scim.attention.open", () -> items.of(kind))
                    .tag("kind", kind.name())
                    .register(registry);
        }
    }

    @Override
    public void answered(Request request, long nanos) {
        String operation = OperationName.of(request.getMethod().getMethodString(), request.getRequestURI());
        String status = Integer.toString(request.getResponse().getStatus());
        latency(registry, operation, status).record(nanos, TimeUnit.NANOSECONDS);
        if (request.getAttribute(RequestSummary.PROPERTY) instanceof RequestSummary summary) {
            registry.counter("scim.operations").increment(summary.operations());
            summary.repairs().forEach(this::count);
        }
    }

    private void count(Repair repair) {
        registry.counter("scim.repairs", "repair", repair.name()).increment();
    }

    private static Timer latency(MeterRegistry registry, String operation, String status) {
        return Timer.builder("scim.requests")
                .tag("operation", operation)
                .tag("status", status)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }
}
