package io.scimserver.jdbc;

import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import java.time.Clock;
import javax.sql.DataSource;

/** Code of docs/relational-stores.md. */
final class JdbcExample {

    private JdbcExample() {}

    static ScimServer scimServer(DataSource database) {
        JdbcStores stores = new JdbcStores(database);
        stores.createSchema();
        return ScimServer.builder()
                .users(stores.users())
                .authenticator(new TokenService(stores.tokens(), Clock.systemUTC()))
                .settings(stores.settings())
                .build();
    }
}
