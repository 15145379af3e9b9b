package com.example.hr.scim;

import io.scimserver.store.UserStore;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Tests that the application's own table keeps the whole contract; every store is another company in it. */
class EmployeeStoreTest implements UserStoreContract, SortingContract, CursorContract {

    private static final EmbeddedDatabase DATABASE = new EmbeddedDatabaseBuilder()
            .setType(EmbeddedDatabaseType.H2)
            .generateUniqueName(true)
            .addScript("schema.sql")
            .build();

    @AfterAll
    static void close() {
        DATABASE.shutdown();
    }

    @Override
    public UserStore emptyStore() {
        return new EmployeeStore(JdbcClient.create(DATABASE), UUID.randomUUID().toString(), Clock.systemUTC());
    }
}
