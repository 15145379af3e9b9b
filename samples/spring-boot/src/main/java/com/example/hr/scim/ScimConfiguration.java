package com.example.hr.scim;

import io.scimserver.ScimServer;
import io.scimserver.servlet.ScimServlet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** All that SCIM adds to the application: a servlet, and a security chain that leaves its path to the SCIM server. */
@Configuration
public class ScimConfiguration {

    @Bean
    ScimServer scim(JdbcClient jdbc, @Value("${hr.scim.jwt-secret}") String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return ScimServer.builder()
                .users(company -> new EmployeeStore(jdbc, company.id(), Clock.systemUTC()))
                .authenticator(
                        new JwtAuthenticator(NimbusJwtDecoder.withSecretKey(key).build()))
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
