package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.provisioning.Rehire;
import org.junit.jupiter.api.Test;

class RehireHttpTest {

    @Test
    void aCreateBringsTheInactiveUserWithTheSameExternalIdBack() {
        try (RunningScimServer server = startWith(Rehire.BY_EXTERNAL_ID_OR_USER_NAME)) {
            ScimClient client = server.client();
            String id = client.post("/Users", user("ada", "\"externalId\":\"e1\",\"active\":false,\"title\":\"Old\""))
                    .id();

            ScimClient.Response back = client.post("/Users", user("ada.new", "\"externalId\":\"e1\""));

            assertThat(back.status()).isEqualTo(201);
            assertThat(back.id()).isEqualTo(id);
            assertThat(back.body().path("active").asBoolean()).isTrue();
            assertThat(back.body().path("userName").asText()).isEqualTo("ada.new");
            assertThat(back.body().has("title")).isFalse();
            assertThat(client.get("/Users").body().path("totalResults").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aCreateBringsTheInactiveUserWithTheSameUserNameBack() {
        try (RunningScimServer server = startWith(Rehire.BY_USER_NAME)) {
            ScimClient client = server.client();
            String id = client.post("/Users", user("ada", "\"active\":false")).id();

            assertThat(client.createUser("ADA").id()).isEqualTo(id);
            assertThat(client.createUser("ada").status()).isEqualTo(409);
        }
    }

    @Test
    void anActiveMatchIsAConflict() {
        try (RunningScimServer server = startWith(Rehire.BY_EXTERNAL_ID_OR_USER_NAME)) {
            ScimClient client = server.client();
            client.post("/Users", user("ada", "\"externalId\":\"e1\""));

            ScimClient.Response refused = client.post("/Users", user("other", "\"externalId\":\"e1\""));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.scimType()).isEqualTo("uniqueness");
        }
    }

    @Test
    void withoutTheSettingAnInactiveUserKeepsItsName() {
        try (RunningScimServer server = RunningScimServer.start()) {
            ScimClient client = server.client();
            client.post("/Users", user("ada", "\"externalId\":\"e1\",\"active\":false"));

            assertThat(client.createUser("ada").status()).isEqualTo(409);
            assertThat(client.post("/Users", user("other", "\"externalId\":\"e1\""))
                            .status())
                    .isEqualTo(201);
        }
    }

    private static RunningScimServer startWith(Rehire policy) {
        return RunningScimServer.start(builder -> builder.rehire(policy));
    }
}
