package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Contracts of users on a server that the environment names: the build selects it only then. */
@Tag("mariadb")
class MariaDbUserStoreTest implements UserContracts {

    private static final String DATABASE = TestServer.mariaDb().emptyDatabase();
    private static final OpenedStore STORES = open();
    private static final OpenedStore OTHERS = open();

    @AfterAll
    static void close() {
        STORES.close();
        OTHERS.close();
    }

    @Override
    public UserStores users() {
        return STORES.users();
    }

    @Override
    public UserStores usersOfAnotherServer() {
        return OTHERS.users();
    }

    private static OpenedStore open() {
        return new JdbcStoresProvider().open(DATABASE, Clock.systemUTC());
    }
}
