package io.scimserver.jdbc;

import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

class H2StoresTest implements OtherContracts {

    @Override
    public JdbcStores emptyStores() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        JdbcStores stores = new JdbcStores(JdbcConnectionPool.create(url, "", ""));
        stores.createSchema();
        return stores;
    }
}
