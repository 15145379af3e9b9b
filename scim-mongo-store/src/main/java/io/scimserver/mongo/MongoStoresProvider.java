package io.scimserver.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Provider for {@code mongodb://...} and {@code mongodb+srv://...}: users, groups, tokens, settings, audit and activity in the
 * database that the connection string names, {@code scim} if it names none. Opening makes the indexes that are missing.
 */
public final class MongoStoresProvider implements UserStoresProvider {

    private static final String DEFAULT_DATABASE = "scim";

    @Override
    public Set<String> schemes() {
        return Set.of("mongodb", "mongodb+srv");
    }

    @Override
    public String description() {
        return "mongodb://<host>/<database> (MongoDB 5.0 or later)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        ConnectionString connection = parse(uri);
        MongoConfig config = MongoConfig.defaults().withClock(clock);
        MongoClient client = MongoClients.create(clientSettings(connection, config));
        String database = Objects.requireNonNullElse(connection.getDatabase(), DEFAULT_DATABASE);
        try {
            return open(client.getDatabase(database), config).releasing(client::close);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    static MongoClientSettings clientSettings(ConnectionString connection, MongoConfig config) {
        return MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(waitForServer(connection, config), TimeUnit.MILLISECONDS))
                // Commands and responses hold users, and the driver writes them out when its debug log is on; 0
                // would be no limit
                .applyToLoggerSettings(log -> log.maxDocumentLength(1))
                .build();
    }

    /** Returns the time, in milliseconds, after which no server was found: the shortest that was asked for. */
    private static long waitForServer(ConnectionString connection, MongoConfig config) {
        return Stream.of(connection.getServerSelectionTimeout(), connection.getTimeout())
                .filter(Objects::nonNull)
                .mapToLong(Number::longValue)
                .filter(millis -> millis > 0)
                .reduce(config.timeout().toMillis(), Math::min);
    }

    /**
     * Opens users, groups, tokens, settings, audit and activity in this database, with the indexes they need; the caller closes
     * the client.
     */
    public static OpenedStore open(MongoDatabase database, MongoConfig config) {
        MongoUserStores users = new MongoUserStores(database, config);
        MongoTokenStore tokens = new MongoTokenStore(database, config);
        MongoAuditStore audit = new MongoAuditStore(database, config);
        MongoActivityStore activity = new MongoActivityStore(database, config);
        MongoSettingsStore settings = new MongoSettingsStore(database, config);
        users.createIndexes();
        tokens.createIndexes();
        activity.createIndexes();
        audit.createIndexes();
        return OpenedStore.of(users)
                .withGroups(users.groups())
                .withTokens(tokens)
                .withActivity(activity)
                .withSettings(settings)
                .withAudit(audit)
                .withTransfer(new MongoTransfer(users, tokens, settings, audit, activity))
                .withHealth(() -> {
                    users.verify();
                    tokens.verify();
                    activity.verify();
                    audit.verify();
                });
    }

    /** Parses the connection string. The driver's own message may repeat it, password included. */
    @SuppressWarnings("UnusedException")
    private static ConnectionString parse(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the store's URI is not a valid MongoDB connection string");
        }
    }
}
