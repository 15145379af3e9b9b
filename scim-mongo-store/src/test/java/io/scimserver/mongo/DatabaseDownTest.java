package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An application whose database is down is told so at its start, within the time-out of the configuration. */
class DatabaseDownTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** Time that a slow machine may add; the driver alone would wait for 30 seconds. */
    private static final Duration AT_LATEST = Duration.ofSeconds(10);

    @Test
    void theStartFailsWithinTheTimeOut() throws IOException {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + closedPort())) {
            MongoConfig config = MongoConfig.defaults().withTimeout(TIMEOUT);

            assertTimeout(
                    AT_LATEST,
                    () -> assertThatExceptionOfType(Unavailable.class)
                            .isThrownBy(() -> MongoStoresProvider.open(client.getDatabase("scim"), config)));
        }
    }

    @Test
    void theCheckOfReadinessFailsWithinTheTimeOut() throws IOException {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + closedPort())) {
            MongoUserStores stores = new MongoUserStores(
                    client.getDatabase("scim"), MongoConfig.defaults().withTimeout(TIMEOUT));

            assertTimeout(
                    AT_LATEST,
                    () -> assertThatExceptionOfType(Unavailable.class).isThrownBy(stores::verify));
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
