package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenancyHttpTest {

    private RunningScimServer server;
    private ScimClient acme;
    private ScimClient globex;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start();
        acme = server.client(RunningScimServer.ACME);
        globex = server.client(RunningScimServer.GLOBEX);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void twoCompaniesMayHaveTheSameUserName() {
        assertThat(acme.createUser("ada").status()).isEqualTo(201);
        assertThat(globex.createUser("ada").status()).isEqualTo(201);
    }

    @Test
    void anotherCompanysUserIsAnsweredLikeOneThatNeverExisted() {
        String id = acme.createUser("ada").id();
        String unknown = UUID.randomUUID().toString();

        assertThat(globex.get("/Users/" + id).raw().body().replace(id, unknown))
                .isEqualTo(globex.get("/Users/" + unknown).raw().body());
        assertThat(globex.put("/Users/" + id, ScimClient.user("eve", "")).status())
                .isEqualTo(404);
        assertThat(globex.patchWith("/Users/" + id, "{\"op\":\"remove\",\"path\":\"title\"}")
                        .status())
                .isEqualTo(404);
        assertThat(globex.delete("/Users/" + id).status()).isEqualTo(404);
        assertThat(acme.get("/Users/" + id).body().path("userName").asText()).isEqualTo("ada");
    }

    @Test
    void noFilterAndNoPageReachesAnotherCompany() {
        String id = acme.createUser("ada").id();

        for (String filter : new String[] {
            "userName eq \"ada\"",
            "id eq \"" + id + "\"",
            "userName pr or not (userName pr)",
            "userName eq \"nobody\" or userName sw \"a\"",
            "meta.resourceType eq \"User\""
        }) {
            assertThat(globex.find(filter).body().path("totalResults").asInt(-1))
                    .as(filter)
                    .isZero();
        }
        assertThat(globex.get("/Users").body().path("totalResults").asInt(-1)).isZero();
    }

    @Test
    void aReadOnlyTokenReadsAndWritesNothing() {
        ScimClient reader = server.client(RunningScimServer.ACME_READ_ONLY);
        String id = acme.createUser("ada").id();

        assertThat(reader.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(reader.createUser("bob").status()).isEqualTo(403);
        assertThat(reader.put("/Users/" + id, ScimClient.user("ada", "")).status())
                .isEqualTo(403);
        assertThat(reader.patchWith("/Users/" + id, "{\"op\":\"remove\",\"path\":\"title\"}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.delete("/Users/" + id).status()).isEqualTo(403);
        assertThat(acme.get("/Users").body().path("totalResults").asInt()).isEqualTo(1);
    }
}
