package com.example.scim.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

class H2UserStoreTest implements JdbcContract {

    private static final OpenedStore STORES = new JdbcStoresProvider()
            .open("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", Clock.systemUTC());

    @AfterAll
    static void close() {
        STORES.close();
    }

    @Override
    public UserStores users() {
        return STORES.users();
    }

    @Override
    public String emptyDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
