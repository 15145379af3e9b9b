package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test that the SDK's own client understands this server. */
class SdkClientHttpTest {

    private RunningScimServer server;
    private Client http;
    private ScimService scim;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start();
        http = ClientBuilder.newClient()
                .property(HttpUrlConnectorProvider.SET_METHOD_WORKAROUND, true)
                .register((jakarta.ws.rs.client.ClientRequestFilter)
                        request -> request.getHeaders().putSingle("Authorization", "Bearer " + RunningScimServer.ACME));
        scim = new ScimService(http.target(server.url()));
    }

    @AfterEach
    void stopServer() {
        http.close();
        server.close();
    }

    @Test
    void itReadsTheDiscoveryEndpoints() throws Exception {
        assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(scim.getSchemas().getTotalResults()).isEqualTo(2);
        assertThat(scim.getResourceTypes().getResources().get(0).getName()).isEqualTo("User");
    }

    @Test
    void itProvisionsAUserFromFirstToLast() throws Exception {
        UserResource created = scim.create("Users", ada());
        assertThat(created.getId()).isNotEmpty();
        assertThat(created.getMeta().getVersion()).startsWith("W/");

        created.setDisplayName("Countess");
        UserResource replaced = scim.replace(created);
        assertThat(replaced.getDisplayName()).isEqualTo("Countess");

        UserResource patched =
                scim.modifyRequest(replaced).replaceValue("active", false).invoke();
        assertThat(patched.getActive()).isFalse();

        assertThat(scim.search(
                                "Users",
                                Filter.eq("emails.value", "ADA@example.com").toString(),
                                UserResource.class)
                        .getResources())
                .extracting(UserResource::getId)
                .containsExactly(created.getId());

        scim.delete(patched);
        assertThatThrownBy(() -> scim.retrieve("Users", created.getId(), UserResource.class))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void itUnderstandsAConflict() throws Exception {
        scim.create("Users", ada());

        assertThatThrownBy(() -> scim.create("Users", ada()))
                .isInstanceOfSatisfying(
                        ResourceConflictException.class,
                        conflict -> assertThat(conflict.getScimError().getScimType())
                                .isEqualTo("uniqueness"));
    }

    private static UserResource ada() {
        UserResource ada = new UserResource();
        ada.setUserName("ada");
        ada.setName(new Name().setGivenName("Ada").setFamilyName("Lovelace"));
        ada.setEmails(new Email().setValue("ada@example.com").setType("work").setPrimary(true));
        ada.setActive(true);
        return ada;
    }
}
