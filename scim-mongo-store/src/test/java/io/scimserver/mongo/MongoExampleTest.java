package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.types.UserResource;
import io.scimserver.ScimServer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import org.junit.jupiter.api.Test;

/** Test that the MongoDB example of docs/getting-started.md keeps its data. */
class MongoExampleTest {

    @Test
    void aServerThatStartsAgainFindsTheEmployeeOfTheLastOne() {
        Caller host = new Caller(Engine.newTenant(), "hr", "HR", Access.READ_WRITE);
        StoredUser created;
        try (ScimServer first = MongoExample.scimServer(Engine.database())) {
            created = first.users(host).create(new UserResource().setUserName("ada@example.com"));
        }
        try (ScimServer second = MongoExample.scimServer(Engine.database())) {
            assertThat(second.users(host).find(created.id())).contains(created);
        }
    }
}
