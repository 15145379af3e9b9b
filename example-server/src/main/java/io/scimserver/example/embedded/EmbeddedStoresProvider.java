package io.scimserver.example.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.mongo.MongoConfig;
import io.scimserver.mongo.MongoStoresProvider;
import io.scimserver.store.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Provider for {@code embedded:<folder>}: everything in one file of a folder, without a database server. */
public final class EmbeddedStoresProvider implements UserStoresProvider {

    private static final String SCHEME = "embedded";

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public String description() {
        return "embedded:<folder> (a database in this process, kept in the folder)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        String folder = uri.substring(SCHEME.length() + 1);
        if (folder.isBlank()) {
            throw new IllegalArgumentException("embedded: needs a folder, as in embedded:./data");
        }
        try {
            return open(EmbeddedMongo.start(Path.of(folder)), clock);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new StoreException.Unavailable(String.valueOf(e.getMessage()), Duration.ZERO, e);
        }
    }

    private static OpenedStore open(EmbeddedMongo database, Clock clock) {
        MongoClient client = MongoClients.create(database.connectionString());
        return MongoStoresProvider.open(
                        client.getDatabase("scim"), MongoConfig.defaults().withClock(clock))
                .releasing(() -> {
                    client.close();
                    database.close();
                });
    }
}
