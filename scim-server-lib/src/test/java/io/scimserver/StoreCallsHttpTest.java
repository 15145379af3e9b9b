package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCallsHttpTest {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final UserStores users = new InMemoryUserStores(Clock.systemUTC());
    private final RunningScimServer server = RunningScimServer.start(
            builder -> builder.users(tenant -> new CountedStore(users.forTenant(tenant), calls)));
    private final ScimClient client = server.client();
    private final String ada =
            "/Users/" + client.createUser("ada").body().path("id").asText();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChangeReadsTheUserOnceAndWritesOnce() {
        calls.clear();
        assertThat(client.patchWith(ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Countess\"}")
                        .status())
                .isEqualTo(200);
        assertThat(calls).containsExactly("find", "replace");
        calls.clear();
        assertThat(client.put(ada, "{\"userName\":\"ada\",\"title\":\"Lady\"}").status())
                .isEqualTo(200);
        assertThat(calls).containsExactly("find", "replace");
    }

    @Test
    void aChangeThatChangesNothingIsNotWritten() {
        calls.clear();
        client.patchWith(ada, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ada\"}");
        assertThat(calls).containsExactly("find");
    }

    @Test
    void anUnknownUserIsReportedBeforeABadBody() {
        assertThat(client.patch("/Users/nobody", "{}").status()).isEqualTo(404);
        assertThat(client.patch(ada, "{}").status()).isEqualTo(400);
    }
}
