package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test that reads ten thousand users while others come and go. */
class CursorWalkHttpTest {

    private static final int STAYING = 10_000;
    private static final int LEAVING = 500;

    private final InMemoryUserStores stores = new InMemoryUserStores(Clock.systemUTC());
    private final UserStore store = stores.forTenant(new Tenant("acme"));
    private final Set<String> staying = new HashSet<>();
    private final List<String> leaving = new ArrayList<>();
    private final AtomicBoolean walking = new AtomicBoolean(true);
    private final ExecutorService another = Executors.newSingleThreadExecutor();
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServerWithManyUsers() {
        for (int i = 0; i < STAYING; i++) {
            staying.add(create("staying-" + i));
            if (i % (STAYING / LEAVING) == 0) {
                leaving.add(create("leaving-" + i));
            }
        }
        server = RunningScimServer.start(builder -> builder.users(stores));
        client = server.client();
    }

    @AfterEach
    void stopServer() {
        walking.set(false);
        another.shutdownNow();
        server.close();
    }

    @Test
    void byCursorWhoeverStaysIsMetExactlyOnce() throws Exception {
        Future<Integer> changes = another.submit(this::createAndDelete);
        List<String> met = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/Users?count=250&attributes=id&cursor=" + cursor)
                    .body();
            met.addAll(page.path("Resources").findValuesAsText("id"));
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        walking.set(false);

        assertThat(changes.get()).isPositive();
        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void byIndexAWalkEndsAndMeetsWhoeverStaysAsLongAsNobodyIsDeleted() throws Exception {
        Future<Integer> changes = another.submit(this::createMore);
        List<String> met = new ArrayList<>();
        int size;
        do {
            JsonNode page = client.get("/Users?count=250&attributes=id&startIndex=" + (met.size() + 1))
                    .body();
            size = page.path("Resources").size();
            met.addAll(page.path("Resources").findValuesAsText("id"));
        } while (size == 250 && met.size() < 2 * STAYING);
        walking.set(false);

        assertThat(changes.get()).isPositive();
        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
    }

    private int createAndDelete() {
        int changes = 0;
        while (walking.get() || changes == 0) {
            create("new-" + changes);
            if (!leaving.isEmpty()) {
                assertThat(client.delete("/Users/" + leaving.remove(leaving.size() / 2))
                                .status())
                        .isEqualTo(204);
            }
            changes++;
        }
        return changes;
    }

    private int createMore() {
        int changes = 0;
        while ((walking.get() && changes < STAYING / 2) || changes == 0) {
            assertThat(client.createUser("new-" + changes).status()).isEqualTo(201);
            changes++;
        }
        return changes;
    }

    private String create(String name) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        user.put("userName", name);
        return store.create(name, UserDocument.of(user)).id();
    }
}
