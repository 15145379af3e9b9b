package com.example.scim.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.store.StoreException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Provider for {@code jdbc:...} URIs, so that an application takes {@code --store=jdbc:...} with this jar on its class
 * path.
 */
public final class JdbcStoresProvider implements UserStoresProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc");
    }

    @Override
    public String description() {
        return "a relational database, such as jdbc:postgresql://host/name?user=scim&password=... or jdbc:h2:./users";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        HikariDataSource pool = pool(uri);
        try {
            JdbcUserStores users = new JdbcUserStores(pool, clock);
            users.createTables();
            return OpenedStore.of(users).withHealth(users::verify).releasing(pool::close);
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
    }

    /** Returns a pool that connects at its first use. */
    private static HikariDataSource pool(String uri) {
        requireDriver(uri);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(uri);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /**
     * Refuses a URL that no driver accepts. Drivers and the pool would show the URL in their message, with its
     * password.
     */
    private static void requireDriver(String uri) {
        try {
            DriverManager.getDriver(uri);
        } catch (SQLException e) {
            throw new IllegalArgumentException("no driver on the class path knows such a jdbc: URL");
        }
    }
}
