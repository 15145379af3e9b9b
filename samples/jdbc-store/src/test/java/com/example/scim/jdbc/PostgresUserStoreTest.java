package com.example.scim.jdbc;

import io.scimserver.Stores;
import io.scimserver.store.UserStores;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;

/** Runs where SCIM_TEST_POSTGRES_URL is set: the build selects it only then. */
class PostgresUserStoreTest implements JdbcContract {

    private static final Stores STORES =
            new JdbcStoresProvider().open(System.getenv("SCIM_TEST_POSTGRES_URL"), Clock.systemUTC());

    @AfterAll
    static void close() {
        STORES.close();
    }

    @Override
    public UserStores users() {
        return STORES.users();
    }
}
