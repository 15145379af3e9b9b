package io.scimserver.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.scimserver.ScimServer;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.guard.ChangeGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Metrics of the SCIM server in the registry of the application. */
@AutoConfiguration(after = ScimAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(name = ScimAutoConfiguration.SERVLET)
public class ScimMetricsAutoConfiguration {

    @Bean
    FilterRegistrationBean<ScimMetricsFilter> scimMetricsFilter(ObjectProvider<MeterRegistry> registry) {
        FilterRegistrationBean<ScimMetricsFilter> filter =
                new FilterRegistrationBean<>(new ScimMetricsFilter(registry));
        filter.addServletNames(ScimAutoConfiguration.SERVLET);
        return filter;
    }

    @Bean
    MeterBinder scimMeters(ScimServer scim) {
        return registry -> {
            scim.changeGuard().ifPresent(guard -> watch(guard, registry));
            scim.activity().ifPresent(log -> watch(log, registry));
        };
    }

    private static void watch(ChangeGuard guard, MeterRegistry registry) {
        FunctionCounter.builder("scim.guard.trips", guard, ChangeGuard::trips).register(registry);
        FunctionCounter.builder("scim.guard.refusals", guard, ChangeGuard::refusals)
                .register(registry);
    }

    private static void watch(ActivityLog log, MeterRegistry registry) {
        Gauge.builder("scim.activity.waiting", log, ActivityLog::waiting).register(registry);
        FunctionCounter.builder("scim.activity.lost", log, ActivityLog::lost).register(registry);
        FunctionCounter.builder("scim.activity.failures", log, ActivityLog::failures)
                .register(registry);
    }
}
