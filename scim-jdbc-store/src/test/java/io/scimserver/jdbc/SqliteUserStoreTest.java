package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteUserStoreTest implements UserContracts {

    @TempDir
    static Path folder;

    private static OpenedStore stores;

    @BeforeAll
    static void open() {
        stores = new JdbcStoresProvider().open("sqlite:" + folder.resolve("new/scim.db"), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Override
    public UserStores users() {
        return stores.users();
    }
}
