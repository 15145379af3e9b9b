package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningSwitchHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final StoredProvisioningSwitch switches =
            new StoredProvisioningSwitch(State.ENABLED, new InMemorySettingsStore(), Clock.systemUTC());
    private final RunningScimServer server = RunningScimServer.start(builder -> builder.provisioningSwitch(switches));
    private final ScimClient client = server.client();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSED,GET,/Users,paused",
        "PAUSED,POST,/Users,paused",
        "PAUSED,POST,/Bulk,paused",
        "PAUSED,GET,/ServiceProviderConfig,paused",
        "PAUSED,GET,/nowhere,paused",
        "DISABLED,GET,/Users/1,disabled",
        "DISABLED,DELETE,/Users/1,disabled",
        "DISABLED,GET,/Schemas,disabled",
        "DISABLED,GET,/Groups,disabled",
        "DISABLED,PATCH,/Me,disabled",
    })
    void aCompanyThatIsNotEnabledIsAnswered403WithTheReason(State state, String method, String path, String word) {
        switches.set(ACME, state, "grace");

        ScimClient.Response response = client.send(method, path, method.equals("POST") ? "{}" : null, Map.of());

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(response.body().path("status").asText()).isEqualTo("403");
        assertThat(response.body().path("detail").asText()).contains(word, "administrator");
    }

    @Test
    void dataAndTokensStayAndWorkAgain() {
        String id = client.createUser("ada").id();
        switches.set(ACME, State.DISABLED, "grace");
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(403);

        switches.set(ACME, State.ENABLED, "grace");

        assertThat(client.get("/Users/" + id).status()).isEqualTo(200);
    }

    @Test
    void otherCompaniesGoOn() {
        switches.set(ACME, State.PAUSED, "grace");

        assertThat(server.client(RunningScimServer.GLOBEX).createUser("bob").status())
                .isEqualTo(201);
    }

    @Test
    void whoProvesNothingLearnsNothingOfTheSwitch() {
        switches.set(ACME, State.PAUSED, "grace");

        assertThat(server.client("wrong").get("/Users").status()).isEqualTo(401);
    }
}
