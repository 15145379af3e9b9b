package io.scimserver.example.support;

import io.scimserver.example.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.UUID;

/**
 * New database that several servers can use: in {@code SCIM_TEST_MONGODB_URI} if that is set, else one embedded in the
 * test's process. It prints which of them it is.
 */
public final class SharedDatabase implements AutoCloseable {

    private final String engine;
    private final Runnable end;
    private final String name = "scim_test_" + UUID.randomUUID();

    private SharedDatabase(String engine, Runnable end) {
        this.engine = engine;
        this.end = end;
    }

    /** @param folder for the data, if it is embedded */
    public static SharedDatabase start(Path folder) {
        String given = System.getenv().getOrDefault("SCIM_TEST_MONGODB_URI", "");
        if (!given.isEmpty()) {
            System.out.println("The servers share a database of SCIM_TEST_MONGODB_URI");
            return new SharedDatabase(given, () -> {});
        }
        System.out.println("The servers share an embedded database");
        EmbeddedMongo embedded = EmbeddedMongo.start(folder.resolve("database"));
        return new SharedDatabase(embedded.connectionString(), embedded::close);
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
}
