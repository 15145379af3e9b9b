package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Contracts of users on a server that the environment names: the build selects it only then. */
@Tag("postgres")
class PostgresUserStoreTest implements UserContracts {

    private static final OpenedStore STORES = TestServer.postgres().emptyStores();

    @AfterAll
    static void close() {
        STORES.close();
    }

    @Override
    public UserStores users() {
        return STORES.users();
    }
}
