package io.scimserver.jdbc;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;

class H2UserStoreTest implements UserContracts {

    private static JdbcConnectionPool pool;
    private static JdbcStores stores;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:users;DB_CLOSE_DELAY=-1", "", "");
        stores = new JdbcStores(pool);
        stores.createSchema();
    }

    @Override
    public UserStores users() {
        return stores.users();
    }

    @Override
    public UserStores usersOfAnotherServer() {
        return new JdbcStores(pool).users();
    }

    @Override
    public Optional<UserStore> emptyStoreWith(Clock clock) {
        UserStores users = new JdbcStores(pool, JdbcConfig.defaults().withClock(clock)).users();
        return Optional.of(users.forTenant(new Tenant(UUID.randomUUID().toString())));
    }
}
