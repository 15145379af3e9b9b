package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.AdminConsoleBuilder;
import io.scimserver.console.access.Company;
import io.scimserver.console.access.SignIn;
import io.scimserver.console.employees.ProtectedEmployees;
import io.scimserver.console.servlet.ConsoleServlet;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.spring.ScimProperties.Console;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfFilter;

/** Administration console, behind the login of the application. */
@AutoConfiguration(after = ScimAutoConfiguration.class)
@ConditionalOnBooleanProperty("scim.console.enabled")
@ConditionalOnBean(name = ScimAutoConfiguration.SERVLET)
public class ScimConsoleAutoConfiguration {

    /** Name of the servlet, and of the bean that registers it. */
    static final String SERVLET = "scimConsole";

    /** The console's pages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AdminConsole.class)
    static class Pages {

        private final ScimProperties properties;
        private final Clock clock;

        Pages(ScimProperties properties, ObjectProvider<Clock> clock) {
            this.properties = properties;
            this.clock = clock.getIfUnique(Clock::systemUTC);
        }

        @Bean
        @ConditionalOnMissingBean
        SignIn scimSignIn() {
            Console console = properties.console();
            String name = console.company().isEmpty() ? properties.tenant() : console.company();
            return new HostSignIn(
                    console.role(), new Company(properties.tenant(), name), URI.create(console.signInPage()));
        }

        /** Employees that the console marks as protected; the server asks this bean, too. */
        @Bean
        @ConditionalOnMissingBean
        ProtectedEmployees scimProtectedEmployees(ScimStores stores) {
            return new ProtectedEmployees(stores.all().settings().orElseThrow(), clock);
        }

        @Bean
        @ConditionalOnMissingBean
        AdminConsole scimAdminConsole(
                ScimServer scim,
                ScimStores all,
                TokenService tokens,
                StoredProvisioningSwitch provisioning,
                CustomSchemas schemas,
                ProtectedEmployees protectedEmployees,
                SignIn signIn,
                RateLimit rateLimit) {
            OpenedStore stores = all.all();
            AdminConsoleBuilder console = AdminConsole.builder(scim, stores, tokens, provisioning, schemas)
                    .signIn(signIn)
                    .product(properties.console().product())
                    .protectedEmployees(protectedEmployees)
                    .rateLimit(rateLimit)
                    .clock(clock);
            Optional.ofNullable(properties.baseUrl()).ifPresent(console::scimUrl);
            return console.build();
        }

        @Bean(SERVLET)
        ServletRegistrationBean<ConsoleServlet> scimConsole(AdminConsole console) {
            ServletRegistrationBean<ConsoleServlet> servlet = new ServletRegistrationBean<>(
                    new ConsoleServlet(console),
                    ScimPath.mapping("scim.console.path", properties.console().path()));
            servlet.setName(SERVLET);
            return servlet;
        }
    }

    /** Forms of the console: it protects them itself, and nobody else may read their bodies. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({AdminConsole.class, CsrfFilter.class})
    static class Forms {

        @Bean
        FilterRegistrationBean<CsrfExemption> scimConsoleCsrfExemption() {
            FilterRegistrationBean<CsrfExemption> filter = new FilterRegistrationBean<>(new CsrfExemption(SERVLET));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
            return filter;
        }
    }

    /** Property without the module. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.scimserver.console.AdminConsole")
    static class Missing {

        Missing() {
            throw new ScimStartupException(
                    "The property scim.console.enabled is true, and there is no console.",
                    "Add io.scimserver:scim-admin-console, or set scim.console.enabled to false.");
        }
    }
}
