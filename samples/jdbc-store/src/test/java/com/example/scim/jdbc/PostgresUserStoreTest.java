package com.example.scim.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

/** Contract test that runs where SCIM_TEST_POSTGRES_URL is set: the build selects it only then. */
class PostgresUserStoreTest implements JdbcContract {

    private static final String URL = System.getenv("SCIM_TEST_POSTGRES_URL");
    private static final OpenedStore STORES = new JdbcStoresProvider().open(URL, Clock.systemUTC());

    @AfterAll
    static void close() {
        STORES.close();
    }

    @Override
    public UserStores users() {
        return STORES.users();
    }

    /** Creates a schema of its own in that database. */
    @Override
    public String emptyDatabase() throws SQLException {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        return URL + "&currentSchema=" + schema;
    }
}
