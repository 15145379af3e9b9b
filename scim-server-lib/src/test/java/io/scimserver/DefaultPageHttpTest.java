package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the number of users on a page for which the client names no count. */
class DefaultPageHttpTest {

    @Test
    void aListWithoutCountGivesAsManyAsItMay() {
        try (RunningScimServer server = RunningScimServer.start()) {
            create(server.client(), 150);

            assertThat(itemsPerPage(server.client())).isEqualTo(150);
        }
    }

    @Test
    void theHostMayGiveFewer() {
        ScimLimits few = ScimLimits.DEFAULT.withDefaultPageSize(3);
        try (RunningScimServer server =
                RunningScimServer.start(builder -> builder.config(ScimServerConfig.DEFAULT.withLimits(few)))) {
            create(server.client(), 5);

            assertThat(itemsPerPage(server.client())).isEqualTo(3);
            assertThat(server.client()
                            .get("/Users?count=4")
                            .body()
                            .path("itemsPerPage")
                            .asInt())
                    .isEqualTo(4);
        }
    }

    @Test
    void aPageThatWouldTakeTheMemoryOfTheServerIsRefusedWithTheCountThatFits() {
        InMemoryUserStores stores = new InMemoryUserStores(Clock.systemUTC());
        try (RunningScimServer server = RunningScimServer.start(builder -> builder.users(stores))) {
            UserStore users = stores.forTenant(new Tenant("acme"));
            for (int i = 0; i < 5; i++) {
                String user = ScimClient.user("user-" + i, "\"title\":\"" + "x".repeat(8 << 20) + "\"");
                users.create("id-" + i, UserDocument.ofJson(user.getBytes(StandardCharsets.UTF_8)));
            }

            ScimClient.Response refused = server.client().get("/Users?count=5");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("scimType").asText()).isEqualTo("tooMany");
            assertThat(refused.body().path("detail").asText()).endsWith("for a count of at most 3.");
            assertThat(server.client().get("/Users?count=3").status()).isEqualTo(200);
            assertThat(server.client().get("/Users?attributes=userName").status())
                    .isEqualTo(200);
        }
    }

    private static void create(ScimClient client, int users) {
        BulkRequests.bulk(
                client,
                IntStream.range(0, users)
                        .mapToObj(i -> BulkRequests.create("b" + i, ScimClient.user("user-" + i, "")))
                        .toArray(String[]::new));
    }

    private static int itemsPerPage(ScimClient client) {
        return client.get("/Users").body().path("itemsPerPage").asInt();
    }
}
