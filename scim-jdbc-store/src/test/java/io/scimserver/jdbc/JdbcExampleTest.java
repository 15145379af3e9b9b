package io.scimserver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.types.UserResource;
import io.scimserver.ScimServer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Test that the example of docs/relational-stores.md keeps its data. */
class JdbcExampleTest {

    @Test
    void aServerThatStartsAgainFindsTheEmployeeOfTheLastOne() {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:example;DB_CLOSE_DELAY=-1", "", "");
        Caller host = new Caller(new Tenant("acme"), "hr", "HR", Access.READ_WRITE);
        StoredUser created;
        try (ScimServer first = JdbcExample.scimServer(database)) {
            created = first.users(host).create(new UserResource().setUserName("ada@example.com"));
        }
        try (ScimServer second = JdbcExample.scimServer(database)) {
            assertThat(second.users(host).find(created.id())).contains(created);
        }
    }
}
