package io.scimserver.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Security filter chain of the SCIM servlet. It has no filters: the SCIM server authenticates each request itself, keeps no
 * session and has no forms.
 *
 * <p>Comes last, because Spring Boot protects an application without a chain by a default one, and must not take this
 * chain for one of the application.
 */
@AutoConfiguration(
        after = ScimAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(SecurityFilterChain.class)
@ConditionalOnBean(name = ScimAutoConfiguration.SERVLET)
@ConditionalOnBooleanProperty(name = "scim.security.enabled", matchIfMissing = true)
public class ScimSecurityAutoConfiguration {

    /**
     * Matches by the servlet that the container has chosen. A pattern would be matched against the paths of Spring MVC on
     * Spring Security 6, and would miss a servlet of its own.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain scimSecurityFilterChain() {
        return new DefaultSecurityFilterChain(ScimSecurityAutoConfiguration::isForScim);
    }

    private static boolean isForScim(HttpServletRequest request) {
        return ScimAutoConfiguration.SERVLET.equals(
                request.getHttpServletMapping().getServletName());
    }
}
