package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import java.time.Clock;

/** Code of docs/getting-started.md. */
final class MongoExample {

    private MongoExample() {}

    static ScimServer scimServer(MongoDatabase database) {
        OpenedStore stores = MongoStoresProvider.open(database, MongoConfig.defaults());
        return ScimServer.builder()
                .users(stores.users())
                .authenticator(new TokenService(stores.tokens().orElseThrow(), Clock.systemUTC()))
                .settings(stores.settings().orElseThrow())
                .build();
    }
}
