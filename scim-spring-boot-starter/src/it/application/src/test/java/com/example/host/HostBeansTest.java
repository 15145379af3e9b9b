package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.scimserver.OpenedStore;
import io.scimserver.ScimServerConfig;
import io.scimserver.auth.Authentication;
import io.scimserver.auth.Authenticator;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.spring.ScimServerCustomizer;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans of an application take their place in the server. */
class HostBeansTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Everything that an application can bring, and no security filter chain. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(HostPages.class)
    static class OwnBeans {

        final List<String> welcomed = new CopyOnWriteArrayList<>();

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        UserStore employees(Clock clock) {
            return new InMemoryUserStores(clock).forTenant(new Tenant("acme"));
        }

        @Bean
        Authenticator partner() {
            Caller caller = new Caller(new Tenant("acme"), "partner", "Partner", Access.READ_WRITE);
            return request -> request.bearerToken().filter("partner"::equals).isPresent()
                    ? new Authentication.Accepted(caller)
                    : new Authentication.Refused("Bearer", "Send the token of the partner.");
        }

        @Bean
        ProvisioningListener welcome() {
            return new ProvisioningListener() {
                @Override
                public void created(Caller by, StoredUser user) {
                    welcomed.add(user.attributes().member("userName").asText());
                }
            };
        }

        @Bean
        UserPolicy rules() {
            return new UserPolicy() {
                @Override
                public UserDocument beforeCreate(Caller by, UserDocument user) {
                    if (user.member("userName").asText().equals("eve")) {
                        throw ScimErrorException.forbidden("Eve stays outside.");
                    }
                    return user;
                }
            };
        }

        @Bean
        ProtectedUsers owner() {
            return (tenant, user) -> Optional.of("Everybody stays.");
        }

        @Bean
        ScimServerCustomizer withoutCursors() {
            return server -> server.config(ScimServerConfig.DEFAULT.withoutCursors());
        }
    }

    /** Users alone, and no place for anything else. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OwnStores {

        @Bean
        OpenedStore stores() {
            return OpenedStore.of(new InMemoryUserStores(Clock.systemUTC()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Mongo {

        @Bean(destroyMethod = "shutdown")
        MongoServer mongo() {
            return new MongoServer(new MemoryBackend());
        }

        @Bean
        MongoClient client(MongoServer server) {
            return MongoClients.create("mongodb://localhost:" + server.bind().getPort());
        }
    }

    @Test
    void beansOfTheApplicationTakeTheirPlace() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                OwnBeans.class, "spring.datasource.url=jdbc:h2:mem:own", "scim.store=memory")) {
            HttpResponse<String> created = application.scim(
                    "partner",
                    "POST",
                    "/Users",
                    "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}");

            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(created.body()).contains("2026-01-02T03:04:05");
            assertThat(application.bean(OwnBeans.class).welcomed).containsExactly("ada");
            String path = "/Users/" + created.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(application.scim("partner", "DELETE", path, "").statusCode())
                    .isEqualTo(409);
            assertThat(application
                            .scim("partner", "POST", "/Users", created.body().replace("ada", "eve"))
                            .body())
                    .contains("Eve stays outside.");
            assertThat(application.bean(UserStore.class).find(path.substring(7)))
                    .isPresent();
            assertThat(application
                            .scim("partner", "GET", "/ServiceProviderConfig", "")
                            .body())
                    .doesNotContain("pagination");
            assertThat(application.scim("GET", "/Users", "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theDefaultLoginOfSpringBootStillProtectsEverythingElse() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(OwnBeans.class, "spring.datasource.url=jdbc:h2:mem:own")) {
            assertThat(RunningApplication.send(application.request("GET", "/payroll", ""))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(application.scim("partner", "GET", "/Users", "").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void storesThatTheApplicationHasOpenedAreUsed() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                OwnStores.class,
                "spring.datasource.url=jdbc:h2:mem:opened",
                "scim.base-path=/people",
                "scim.token=" + RunningApplication.TOKEN)) {
            HttpResponse<String> users = RunningApplication.send(application
                    .request("GET", "/people/Users", "")
                    .header("Authorization", "Bearer " + RunningApplication.TOKEN));

            assertThat(users.statusCode()).as(users.body()).isEqualTo(200);
        }
    }

    @Test
    void aMongoClientIsEnough() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Mongo.class,
                "scim.store=mongo",
                "spring.datasource.url=jdbc:h2:mem:unused",
                "scim.token=" + RunningApplication.TOKEN)) {
            application.created("ada");

            assertThat(application.withName("ada").body()).contains("\"totalResults\":1");
            assertThat(application.bean(MongoClient.class).listDatabaseNames()).contains("scim");
        }
    }
}
