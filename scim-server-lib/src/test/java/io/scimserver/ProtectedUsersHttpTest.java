package io.scimserver;

import static io.scimserver.BulkRequests.operation;
import static io.scimserver.BulkRequests.replace;
import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtectedUsersHttpTest {

    private static final String OFF = replace("active", "false");

    private RunningScimServer server;
    private ScimClient client;
    private String ada;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.protectedUsers((tenant, user) ->
                user.attributes().tree().path("userName").asText().equals("ada")
                        ? Optional.of("Ada is the last administrator of " + tenant.id() + ".")
                        : Optional.empty()));
        client = server.client();
        ada = "/Users/" + client.createUser("ada").id();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aProtectedEmployeeCannotBeDeactivatedOrDeletedAndTheResponseSaysWhy() {
        for (ScimClient.Response refused : new ScimClient.Response[] {
            client.patch(ada, OFF), client.put(ada, user("ada", "\"active\":false")), client.delete(ada)
        }) {
            RefusalsHttpTest.assertIsScimError(refused, 409);
            assertThat(refused.body().path("detail").asText()).contains("Ada is the last administrator of acme.");
        }
        assertThat(BulkRequests.statuses(BulkRequests.bulk(client, operation("DELETE", ada, "{}"))))
                .containsExactly("409");
        assertThat(client.get(ada).body().path("active").asBoolean()).isTrue();
    }

    @Test
    void everythingElseOfAProtectedEmployeeCanBeChanged() {
        assertThat(client.patch(ada, replace("title", "\"Dr\"")).status()).isEqualTo(200);
        assertThat(client.put(ada, user("ada", "\"active\":true,\"title\":\"Prof\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void othersCanGo() {
        String other = "/Users/" + client.createUser("other").id();
        assertThat(client.patch(other, OFF).status()).isEqualTo(200);
        assertThat(client.delete(other).status()).isEqualTo(204);
    }
}
