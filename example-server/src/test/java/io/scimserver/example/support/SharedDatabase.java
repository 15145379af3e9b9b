package io.scimserver.example.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * New database that several servers can use: in {@code SCIM_TEST_MONGODB_URI} if that is set, else in
 * {@code SCIM_TEST_POSTGRES_URL}, else in an engine in the test's process that speaks MongoDB's protocol. It prints which
 * of them it is.
 */
public final class SharedDatabase implements AutoCloseable {

    private final String uri;
    private final Runnable end;

    private SharedDatabase(String uri, Runnable end) {
        this.uri = uri;
        this.end = end;
    }

    public static SharedDatabase start() {
        return !postgres().isEmpty() && mongo().isEmpty() ? startPostgres() : startMongo();
    }

    /** Starts one in {@code SCIM_TEST_POSTGRES_URL}. */
    public static SharedDatabase startPostgres() {
        System.out.println("The servers share a schema of SCIM_TEST_POSTGRES_URL");
        return new SharedDatabase(inNewSchema(postgres()), () -> {});
    }

    /** Starts one that speaks MongoDB's protocol. */
    public static SharedDatabase startMongo() {
        if (!mongo().isEmpty()) {
            System.out.println("The servers share a database of SCIM_TEST_MONGODB_URI");
            return new SharedDatabase(inNewDatabase(mongo()), () -> {});
        }
        System.out.println("The servers share a mongo-java-server");
        MongoServer server = new MongoServer(new LockedMemory());
        String engine = server.bindAndGetConnectionString() + "/?directConnection=true";
        return new SharedDatabase(inNewDatabase(engine), server::shutdownNow);
    }

    private static String mongo() {
        return System.getenv().getOrDefault("SCIM_TEST_MONGODB_URI", "");
    }

    private static String postgres() {
        return System.getenv().getOrDefault("SCIM_TEST_POSTGRES_URL", "");
    }

    /** Returns the value for the option {@code --store}. */
    public String uri() {
        return uri;
    }

    /** Returns the URI of the same database, reached by way of this proxy. */
    public String uriThrough(CuttingProxy proxy) {
        return uri.replace(address(), proxy.address());
    }

    /** Returns host and port. */
    public String address() {
        return uri.replaceFirst("^[a-z:]*//([^/]*)/.*$", "$1");
    }

    private static String inNewDatabase(String mongo) {
        return mongo.replace("/?", "/scim_test_" + UUID.randomUUID() + "?");
    }

    private static String inNewSchema(String postgres) {
        String name = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(postgres)) {
            connection.createStatement().execute("create schema " + name);
            return postgres + "&currentSchema=" + name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }

    /** Engine whose responses are copies made under one lock: by itself it sends documents while they change. */
    private static final class LockedMemory extends MemoryBackend {

        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return super.handleMessage(message).cloneDeeply();
        }
    }
}
