package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.servlet.ScimServlet;
import java.time.Clock;
import java.util.List;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;

/** SCIM server of the application and its servlet. A bean of the application takes the place of each bean here. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(ServletContainer.class)
@ConditionalOnBooleanProperty(name = "scim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ScimProperties.class)
@Import({DatabaseStoreConfiguration.Jdbc.class, DatabaseStoreConfiguration.Mongo.class})
public class ScimAutoConfiguration {

    /** Name of the servlet, and of the bean that registers it. */
    static final String SERVLET = "scimServlet";

    /** Name of the bean for tokens. */
    static final String TOKENS = "scimTokens";

    private static final String CUSTOM_URN = "urn:ietf:params:scim:schemas:extension:company:2.0:User";

    /** Logger that warns of each endpoint although nothing is wrong. */
    private static final String NEEDLESS_WARNINGS = "org.glassfish.jersey.internal.inject.Providers";

    private final ScimProperties properties;
    private final String mapping;
    private final Clock clock;

    ScimAutoConfiguration(ScimProperties properties, ObjectProvider<Clock> clock) {
        this.properties = properties;
        this.mapping = ScimPath.mapping("scim.base-path", properties.basePath());
        this.clock = clock.getIfUnique(Clock::systemUTC);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenedStore scimOpenedStore(ListableBeanFactory beans, ObjectProvider<DatabaseStore> databases) {
        return new StoreFinder(new HostStores(beans), databases.orderedStream(), properties, clock).find();
    }

    @Bean
    ScimStores scimStores(OpenedStore opened, ListableBeanFactory beans) {
        return new ScimStores(new StoreCompletion(new HostStores(beans), properties).complete(opened));
    }

    @Bean(TOKENS)
    @Fallback
    @ConditionalOnMissingBean
    TokenService scimTokens(ScimStores stores) {
        return ScimTokens.service(stores.all().tokens().orElseThrow(), properties, clock);
    }

    @Bean
    @ConditionalOnMissingBean(ProvisioningSwitch.class)
    StoredProvisioningSwitch scimProvisioningSwitch(ScimStores stores) {
        return new StoredProvisioningSwitch(
                State.ENABLED, stores.all().settings().orElseThrow(), clock);
    }

    @Bean
    @ConditionalOnMissingBean(UserSchemas.class)
    CustomSchemas scimSchemas(ScimStores stores) {
        CustomSchema initial = new CustomSchema(CUSTOM_URN, AdvertisedName.ALIAS, List.of());
        return new CustomSchemas(
                UserSchema.standard(), initial, stores.all().settings().orElseThrow(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    RateLimit scimRateLimit() {
        int perHour = properties.rateLimit();
        if (perHour < 0) {
            throw new ScimStartupException(
                    "The property scim.rate-limit is " + perHour + ".",
                    "Set it to a number of requests an hour, or to 0 for no limit.");
        }
        return perHour == 0 ? RateLimit.UNLIMITED : new HourlyRateLimit(perHour, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ScimServer scimServer(ScimStores stores, RateLimit rateLimit, ListableBeanFactory beans) {
        return new ScimServerFactory(properties, clock, beans).create(stores.all(), rateLimit);
    }

    @Bean(SERVLET)
    @ConditionalOnMissingBean(name = SERVLET)
    ServletRegistrationBean<ScimServlet> scimServlet(ScimServer scim, ObjectProvider<LoggingSystem> logging) {
        logging.ifAvailable(system -> system.setLogLevel(NEEDLESS_WARNINGS, LogLevel.ERROR));
        ServletRegistrationBean<ScimServlet> servlet = new ServletRegistrationBean<>(new ScimServlet(scim), mapping);
        servlet.setName(SERVLET);
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}
