package io.scimserver.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.scimserver.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Database of the tests, one for all of them: that of {@code SCIM_TEST_MONGODB_URI}, else MongoDB in a container if
 * there is a Docker engine, else one embedded in the tests. It prints which of them it is.
 */
public final class Engine {

    private static final ConnectionString ADDRESS = new ConnectionString(uri().orElseGet(Engine::startOne));
    private static final MongoClient CLIENT = connect();
    private static final MongoDatabase DATABASE = CLIENT.getDatabase("scim_test_" + UUID.randomUUID());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Engine::stop));
    }

    private Engine() {}

    /** Returns a database that goes away at the end of the tests. */
    public static MongoDatabase database() {
        return DATABASE;
    }

    public static ConnectionString connectionString() {
        return ADDRESS;
    }

    /** Returns host and port. */
    static String address() {
        return ADDRESS.getHosts().get(0);
    }

    /** Returns the stores with their indexes in that database. */
    public static MongoUserStores users() {
        MongoUserStores stores = new MongoUserStores(DATABASE);
        stores.createIndexes();
        return stores;
    }

    public static Tenant newTenant() {
        return new Tenant("tenant-" + UUID.randomUUID());
    }

    /** Returns true if the engine runs in this process. It has no plans to explain and no indexes but unique ones. */
    public static boolean isEmbedded() {
        return uri().isEmpty() && !DockerClientFactory.instance().isDockerAvailable();
    }

    private static Optional<String> uri() {
        return Optional.ofNullable(System.getenv("SCIM_TEST_MONGODB_URI")).filter(given -> !given.isEmpty());
    }

    private static MongoClient connect() {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(ADDRESS)
                // What tests write by themselves is read by the stores, which ask for what a majority has.
                .writeConcern(WriteConcern.MAJORITY)
                .build();
        MongoClient client = MongoClients.create(settings);
        BsonDocument buildInfo = client.getDatabase("admin")
                .runCommand(new BsonDocument("buildInfo", new BsonInt32(1)), BsonDocument.class);
        System.out.println("MongoDB tests run on " + name() + ", version "
                + buildInfo.getString("version").getValue());
        return client;
    }

    private static String name() {
        if (isEmbedded()) {
            return "mongo-java-server in memory";
        }
        return uri().map(uri -> "SCIM_TEST_MONGODB_URI").orElse("MongoDB in a container");
    }

    @SuppressWarnings("resource") // Testcontainers stops it
    private static String startOne() {
        if (isEmbedded()) {
            return LockedMemoryServer.start();
        }
        MongoDBContainer container = new MongoDBContainer("mongo:8").withReplicaSet();
        container.start();
        return container.getReplicaSetUrl();
    }

    private static void stop() {
        DATABASE.drop();
        CLIENT.close();
    }
}
