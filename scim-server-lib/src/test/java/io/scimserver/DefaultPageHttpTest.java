package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

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
