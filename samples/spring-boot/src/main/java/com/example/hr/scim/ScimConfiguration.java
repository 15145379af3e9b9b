package com.example.hr.scim;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.auth.Authentication.Accepted;
import io.scimserver.auth.TokenService;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.servlet.ScimServlet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Configuration that adds SCIM to the application: a servlet, and a security chain that leaves its path to the SCIM
 * server.
 */
@Configuration
public class ScimConfiguration {

    /** Beside the employees: what a real application keeps in its database too. */
    @Bean
    OpenedStore stores(JdbcClient jdbc) {
        return OpenedStore.of(company -> new EmployeeStore(jdbc, company.id(), Clock.systemUTC()))
                .withTokens(new InMemoryTokenStore())
                .withSettings(new InMemorySettingsStore())
                .withAudit(new InMemoryAuditStore())
                .withActivity(new InMemoryActivityStore());
    }

    @Bean
    TokenService tokens(OpenedStore stores) {
        return new TokenService(stores.tokens().orElseThrow(), Clock.systemUTC());
    }

    @Bean
    StoredProvisioningSwitch provisioning(OpenedStore stores) {
        return new StoredProvisioningSwitch(State.ENABLED, stores.settings().orElseThrow(), Clock.systemUTC());
    }

    @Bean
    CustomSchemas schemas(OpenedStore stores) {
        var none = new CustomSchema("urn:example:hr:2.0:User", AdvertisedName.ALIAS, List.of());
        return new CustomSchemas(UserSchema.standard(), none, stores.settings().orElseThrow(), Clock.systemUTC());
    }

    @Bean
    ScimServer scim(
            OpenedStore stores,
            TokenService tokens,
            StoredProvisioningSwitch provisioning,
            CustomSchemas schemas,
            JdbcClient jdbc,
            @Value("${hr.scim.jwt-secret}") String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var issuer = new JwtAuthenticator(NimbusJwtDecoder.withSecretKey(key).build());
        return ScimServer.builder()
                .users(stores.users())
                .settings(stores.settings().orElseThrow())
                .schemas(schemas)
                .authenticator(request ->
                        tokens.authenticate(request) instanceof Accepted known ? known : issuer.authenticate(request))
                .provisioningSwitch(provisioning)
                .activity(
                        ActivityLog.start(stores.activity().orElseThrow(), ActivitySettings.DEFAULT, Clock.systemUTC()))
                .audit(stores.audit().orElseThrow())
                .listener(new Outbox(jdbc))
                .build();
    }

    @Bean
    ServletRegistrationBean<ScimServlet> scimServlet(ScimServer scim) {
        return new ServletRegistrationBean<>(new ScimServlet(scim), "/scim/v2/*");
    }

    @Bean
    @Order(1)
    SecurityFilterChain identityProviders(HttpSecurity http) throws Exception {
        return http.securityMatcher("/scim/v2/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
