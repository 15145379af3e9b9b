package io.scimserver.spring;

import io.scimserver.ScimServer;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Health indicator for Spring Boot 3.5. */
@AutoConfiguration(after = ScimAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(name = ScimAutoConfiguration.SERVLET)
@ConditionalOnBooleanProperty(name = "management.health.scim.enabled", matchIfMissing = true)
public class ScimBoot3HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "scimHealthIndicator")
    HealthIndicator scimHealthIndicator(ScimServer scim, ScimStores stores) {
        ScimHealth health = new ScimHealth(scim, stores.all());
        return () -> health.problem()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
