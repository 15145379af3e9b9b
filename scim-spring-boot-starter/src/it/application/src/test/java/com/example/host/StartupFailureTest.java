package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.auth.Authenticator;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserStores;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that cannot start says what is wrong, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTest {

    private static final String TOKEN = "scim.token=" + RunningApplication.TOKEN;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class WithoutStore {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithDatabase {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoStores {

        @Bean
        UserStores employees() {
            return new InMemoryUserStores(Clock.systemUTC());
        }

        @Bean
        UserStores contractors() {
            return new InMemoryUserStores(Clock.systemUTC());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class WithoutTokens {

        @Bean
        UserStores employees() {
            return new InMemoryUserStores(Clock.systemUTC());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class WithoutStoreForTheTenant {

        @Bean
        UserStores employees() {
            return tenant -> null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class WithoutAnswerOfTheAuthenticator extends WithoutTokens {

        @Bean
        Authenticator gateway() {
            return request -> null;
        }
    }

    @Test
    void withoutAStoreForTheTenant(CapturedOutput output) {
        assertFails(WithoutStoreForTheTenant.class, TOKEN);

        assertThat(output).contains("UserStores.forTenant returned null", "return a store, also for a tenant without");
    }

    @Test
    void withAnAuthenticatorThatReturnsNull(CapturedOutput output) {
        assertFails(WithoutAnswerOfTheAuthenticator.class);

        assertThat(output).contains("the authenticator returns null", "return an Authentication.Refused");
    }

    @Test
    void withoutAStore(CapturedOutput output) {
        assertFails(WithoutStore.class, TOKEN);

        assertThat(output).contains("There is no store for SCIM users.", "Declare a bean of UserStore");
    }

    @Test
    void withTwoStores(CapturedOutput output) {
        assertFails(TwoStores.class, TOKEN, "spring.datasource.url=jdbc:h2:mem:two");

        assertThat(output).contains("There are 2 beans of UserStore or UserStores", "Keep one of these beans");
    }

    @Test
    void withTwoDatabases(CapturedOutput output) {
        assertFails(HostBeansTest.Mongo.class, TOKEN, "spring.datasource.url=jdbc:h2:mem:databases");

        assertThat(output).contains("There are two databases for SCIM users", "Set scim.store to jdbc or mongo");
    }

    @Test
    void withoutAnyPlaceForTokens(CapturedOutput output) {
        assertFails(WithoutTokens.class);

        assertThat(output).contains("No identity provider can authenticate", "Set scim.token to a secret");
    }

    @Test
    void withATokenThatCanBeGuessed(CapturedOutput output) {
        assertFails(WithDatabase.class, "scim.token=short", "spring.datasource.url=jdbc:h2:mem:short");

        assertThat(output).contains("scim.token has fewer than 32 characters").doesNotContain("=short");
    }

    @Test
    void withADatabaseThatIsDown(CapturedOutput output) {
        assertFails(
                WithDatabase.class,
                TOKEN,
                "spring.datasource.url=jdbc:h2:tcp://localhost:1/none",
                "spring.datasource.hikari.connection-timeout=250");

        assertThat(output).contains("The database of the SCIM store cannot be used", "check spring.datasource.url");
    }

    @Test
    void withABaseUrlThatNoClientCanUse(CapturedOutput output) {
        assertFails(
                WithDatabase.class,
                TOKEN,
                "spring.datasource.url=jdbc:h2:mem:url",
                "scim.base-url=hr.example.com/scim/v2");

        assertThat(output).contains("The property scim.base-url is", "such as https://hr.example.com/scim/v2");
    }

    @Test
    void withAPathThatIsNone(CapturedOutput output) {
        assertFails(WithDatabase.class, TOKEN, "spring.datasource.url=jdbc:h2:mem:path", "scim.base-path=scim/*");

        assertThat(output).contains("The property scim.base-path is", "begins with a slash");
    }

    @Test
    void withAStoreWhoseDatabaseIsMissing(CapturedOutput output) {
        assertFails(WithoutStore.class, TOKEN, "scim.store=jdbc");

        assertThat(output).contains("The property scim.store is jdbc", "declare a bean of DataSource");
    }

    @Test
    void withGroupsThatTheStoreDoesNotKeep(CapturedOutput output) {
        assertFails(WithoutTokens.class, TOKEN, "scim.groups=true");

        assertThat(output).contains("the store keeps no groups", "Declare a bean of GroupStores");
    }

    private static void assertFails(Class<?> application, String... properties) {
        assertThatThrownBy(
                        () -> RunningApplication.start(application, properties).close())
                .hasStackTraceContaining("ScimStartupException");
    }
}
