package io.scimserver.spring;

import com.mongodb.client.MongoClient;
import io.scimserver.OpenedStore;
import io.scimserver.mongo.MongoConfig;
import io.scimserver.mongo.MongoStoresProvider;
import io.scimserver.spring.ScimProperties.StoreKind;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Stores in the MongoDB of the application. */
final class MongoDatabaseStore implements DatabaseStore {

    private final ObjectProvider<MongoClient> clients;
    private final String database;
    private final Clock clock;

    MongoDatabaseStore(ObjectProvider<MongoClient> clients, String database, Clock clock) {
        this.clients = clients;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.MONGO;
    }

    @Override
    public boolean isPresent() {
        return clients.stream().findAny().isPresent();
    }

    @Override
    public OpenedStore open() {
        MongoClient client = Optional.ofNullable(clients.getIfUnique())
                .orElseThrow(() -> new ScimStartupException(
                        "There is not exactly one MongoClient for the SCIM store.",
                        "Mark one MongoClient with @Primary, or declare a bean of OpenedStore with"
                                + " MongoStoresProvider.open(database, config)."));
        return MongoStoresProvider.open(
                client.getDatabase(database), MongoConfig.defaults().withClock(clock));
    }
}
