package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Created;
import io.scimserver.store.CreateOutcome.Refused;
import io.scimserver.store.NewUser;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the exceptions while the database does not respond, and of the state afterwards. */
class FaultTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Tenant tenant = Engine.newTenant();
    private final UserStore direct = Engine.users().forTenant(tenant);
    private Proxy proxy;
    private MongoClient client;
    private MongoUserStores stores;
    private UserStore store;

    @BeforeEach
    void connectThroughProxy() throws IOException {
        proxy = new Proxy(Engine.address());
        client = MongoClients.create(proxy.connectionString());
        // The first connection may take its time; what is tested is what happens to one that stands.
        client.getDatabase("admin").runCommand(new BsonDocument("ping", new BsonInt32(1)));
        stores = stores(client);
        store = stores.forTenant(tenant);
        assertThat(store.find("nobody")).isEmpty();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        proxy.close();
    }

    @Test
    void aWriteThatIsNotAnsweredHasAnUnknownOutcomeAndMayHaveHappened() {
        StoredUser ada = direct.create("ada", user("ada"));
        proxy.keepAnswersBack();
        assertThatThrownBy(() -> store.create("bob", user("bob"))).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> store.replace("ada", ada.version(), user("augusta")))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(direct.find("bob")).isPresent();
    }

    @Test
    void aBatchThatIsNotAnsweredHasAnUnknownOutcomeForEachAndMayHaveHappened() {
        proxy.cutAtNextAnswer();
        assertThat(store.createAll(List.of(newUser("ada"), newUser("bob"))))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(((Refused) outcome).reason()).isInstanceOf(OutcomeUnknown.class));
        assertThat(direct.find("bob")).isPresent();
    }

    @Test
    void aUserOfABatchThatIsTooLargeSpoilsNoOther() {
        List<CreateOutcome> outcomes =
                store.createAll(List.of(newUser("ada"), newUser("x".repeat(9_000_000)), newUser("bob")));
        assertThat(outcomes.get(0)).isInstanceOf(Created.class);
        assertThat(((Refused) outcomes.get(1)).reason()).isInstanceOf(UnsupportedValue.class);
        assertThat(outcomes.get(2)).isInstanceOf(Created.class);
    }

    @Test
    void aReadThatIsNotAnsweredIsUnavailableAndNobodyIsDeclaredMissing() {
        proxy.keepAnswersBack();
        assertThatThrownBy(() -> store.find("ada")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> everybody(store)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(stores::verify).isInstanceOf(Unavailable.class);
    }

    @Test
    void aConnectionThatEndsAfterSendingLeavesTheOutcomeUnknown() {
        proxy.cutAtNextAnswer();
        assertThatThrownBy(() -> store.create("cut", user("cut"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(direct.find("cut")).isPresent();
    }

    @Test
    void aWriteThatNoServerCouldBeFoundForDidNotHappen() throws IOException {
        try (MongoClient nowhere = MongoClients.create(closedAddress())) {
            UserStore lost = stores(nowhere).forTenant(tenant);
            assertThatThrownBy(() -> lost.create("eve", user("eve"))).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> lost.delete("eve", "1.0.0")).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> lost.find("eve")).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void openingWithoutADatabaseFailsWithinTheTimeThatTheUriNames() throws IOException {
        String uri = closedAddress() + "&serverSelectionTimeoutMS=300";
        long start = System.nanoTime();
        assertThatThrownBy(() -> new MongoStoresProvider().open(uri, Clock.systemUTC()))
                .isInstanceOf(Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("the default would be ten seconds")
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void withoutItsIndexesTheStoreIsNotReady() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(tenant.id());
        MongoUserStores fresh = new MongoUserStores(Engine.database(), config);
        assertThatThrownBy(fresh::verify)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("createIndexes()")
                .hasMessageContaining("tenant_userName");
        fresh.createIndexes();
        fresh.verify();
    }

    @Test
    void aUserThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> store.create("huge", user("x".repeat(9_000_000))))
                .isInstanceOf(UnsupportedValue.class);
        assertThat(direct.find("huge")).isEmpty();
    }

    @Test
    void deletingATenantLeavesTheOthersAlone() {
        direct.create("ada", user("ada"));
        direct.create("bob", user("bob"));
        UserStore other = Engine.users().forTenant(Engine.newTenant());
        other.create("ada", user("ada"));
        assertThat(Engine.users().deleteTenant(tenant)).isEqualTo(2);
        assertThat(everybody(direct).totalResults()).isZero();
        assertThat(everybody(other).totalResults()).isEqualTo(1);
    }

    private static MongoUserStores stores(MongoClient client) {
        return new MongoUserStores(
                client.getDatabase(Engine.database().getName()),
                MongoConfig.defaults().withTimeout(TIMEOUT));
    }

    private static UserPage everybody(UserStore store) {
        return store.search(new UserQuery(Optional.empty(), Optional.empty(), new Paging.Offset(1, 10), path -> {
            throw new AssertionError("nothing to look up");
        }));
    }

    private static NewUser newUser(String name) {
        return new NewUser(name.substring(0, 3), user(name));
    }

    private static UserDocument user(String name) {
        return UserDocument.ofJson(("{\"userName\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String closedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "mongodb://127.0.0.1:" + socket.getLocalPort() + "/?directConnection=true";
        }
    }
}
