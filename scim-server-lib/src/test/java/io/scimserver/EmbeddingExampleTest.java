package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.grizzly.http.server.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test that the code in docs/embedding.md works as shown. */
class EmbeddingExampleTest {

    @Test
    void theServerOfTheDocumentationAnswersItsToken() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        String token = example.issueToken(new Tenant("acme"));
        HttpServer server = example.mount(example.build());
        try {
            int port = server.getListener("grizzly").getPort();
            assertThat(listUsers("http://127.0.0.1:" + port + "/scim/v2/Users", token))
                    .isEqualTo(200);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void theServletOfTheDocumentationAnswersItsToken() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        String token = example.issueToken(new Tenant("acme"));
        Server server = example.mountServlet(example.build());
        try {
            String users = server.getURI().resolve("/hr/scim/v2/Users").toString();
            assertThat(listUsers(users, token)).isEqualTo(200);
            assertThat(listUsers(users, "guessed")).isEqualTo(401);
        } finally {
            server.stop();
        }
    }

    @Test
    void theSwitchOfTheDocumentationTakesCompaniesOneByOne() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        Tenant acme = new Tenant("acme");
        String token = example.issueToken(acme);
        StoredProvisioningSwitch companies = example.companies();
        Server server = example.mountServlet(example.withProtectedOwners(companies, Set.of()));
        String users = server.getURI().resolve("/hr/scim/v2/Users").toString();
        try {
            assertThat(listUsers(users, token)).isEqualTo(403);
            EmbeddingExample.enable(companies, acme);
            assertThat(listUsers(users, token)).isEqualTo(200);
        } finally {
            server.stop();
        }
    }

    @Test
    void theHostsOwnCodeChangesAnEmployeeAndRemovesNoOwner() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        Tenant acme = new Tenant("acme");
        Set<String> owners = new HashSet<>();
        try (ScimServer scim = example.withProtectedOwners(example.companies(), owners)) {
            TenantUsers employees = scim.users(new Caller(acme, "hr", "HR", Access.READ_WRITE));
            StoredUser ada = employees.create(Models.user("ada", "\"title\":\"Engineer\""));
            owners.add(ada.id());

            StoredUser promoted = EmbeddingExample.promote(scim, acme, "ADA");

            assertThat(promoted.attributes().member("title").asText()).isEqualTo("Head of Engines");
            assertThatThrownBy(() -> employees.delete(ada.id()))
                    .isInstanceOf(ScimErrorException.class)
                    .hasMessageContaining("This employee owns the account.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    127.0.0.1 | 198.51.100.9, 203.0.113.7 | 203.0.113.7
                    127.0.0.1 |                           | 127.0.0.1
                    10.0.0.1  | 203.0.113.7               | 127.0.0.1
                    """)
    void onlyTheOwnProxyIsBelievedWhereARequestComesFrom(String proxy, String forwarded, String expected)
            throws Exception {
        InMemoryActivityStore activity = new InMemoryActivityStore();
        ScimServer scim = ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(RunningScimServer.authenticator())
                .activity(ActivityLog.start(activity, ActivitySettings.DEFAULT, Clock.systemUTC()))
                .build();
        try (ServletHost host = ServletHost.start(context -> {
            context.addFilter(new FilterHolder(EmbeddingExample.clientAddress(Set.of(proxy))), "/*", null);
            ServletHost.mount(context, scim, "/scim/v2/*");
        })) {
            host.client("/scim/v2").get("/Users", forwarded == null ? Map.of() : Map.of("X-Forwarded-For", forwarded));
            scim.close();
        }
        assertThat(activity.search(ActivityQuery.newest(Optional.of(new Tenant("acme")), ActivityFilter.ANY, 1))
                        .entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.source().address()).contains(expected));
    }

    @Test
    void stoppingAsTheDocumentationDoesClosesTheStoresLast() throws Exception {
        EmbeddingExample example = new EmbeddingExample();
        ScimServer scim = example.build();
        Server server = example.mountServlet(scim);
        AtomicBoolean stoppedBefore = new AtomicBoolean();
        OpenedStore stores = OpenedStore.of(new InMemoryUserStores(Clock.systemUTC()))
                .releasing(() -> stoppedBefore.set(server.isStopped()));

        EmbeddingExample.stop(server, scim, stores);

        assertThat(stoppedBefore).isTrue();
    }

    private static int listUsers(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
