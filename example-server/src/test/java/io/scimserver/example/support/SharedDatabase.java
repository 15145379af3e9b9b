package io.scimserver.example.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.UUID;

/**
 * New database that several servers can use: in {@code SCIM_TEST_MONGODB_URI} if that is set, else in an engine in the
 * test's process that speaks the same protocol. It prints which of them it is.
 */
public final class SharedDatabase implements AutoCloseable {

    private final String engine;
    private final Runnable end;
    private final String name = "scim_test_" + UUID.randomUUID();

    private SharedDatabase(String engine, Runnable end) {
        this.engine = engine;
        this.end = end;
    }

    public static SharedDatabase start() {
        String given = System.getenv().getOrDefault("SCIM_TEST_MONGODB_URI", "");
        if (!given.isEmpty()) {
            System.out.println("The servers share a database of SCIM_TEST_MONGODB_URI");
            return new SharedDatabase(given, () -> {});
        }
        System.out.println("The servers share a mongo-java-server");
        MongoServer server = new MongoServer(new LockedMemory());
        return new SharedDatabase(server.bindAndGetConnectionString() + "/?directConnection=true", server::shutdownNow);
    }

    /** Returns the value for the option {@code --store}. */
    public String uri() {
        return engine.replace("/?", "/" + name + "?");
    }

    /** Returns the URI of the same database, reached by way of this proxy. */
    public String uriThrough(CuttingProxy proxy) {
        return uri().replace(address(), proxy.address());
    }

    /** Returns host and port. */
    public String address() {
        return engine.substring("mongodb://".length(), engine.indexOf("/?"));
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
