package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

class H2StoresTest implements OtherContracts {

    @Override
    public OpenedStore emptyStores() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        JdbcStores stores = new JdbcStores(JdbcConnectionPool.create(url, "", ""));
        stores.createSchema();
        return stores.opened();
    }
}
