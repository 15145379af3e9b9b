package io.scimserver.jdbc;

import io.scimserver.store.UserStores;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;

class H2UserStoreTest implements UserContracts {

    private static JdbcStores stores;

    @BeforeAll
    static void open() {
        stores = new JdbcStores(JdbcConnectionPool.create("jdbc:h2:mem:users;DB_CLOSE_DELAY=-1", "", ""));
        stores.createSchema();
    }

    @Override
    public UserStores users() {
        return stores.users();
    }
}
