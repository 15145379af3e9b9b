package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.jdbc.JdbcConfig;
import io.scimserver.jdbc.JdbcStores;
import io.scimserver.spring.ScimProperties.StoreKind;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;

/** Stores in the relational database of the application. */
final class JdbcDatabaseStore implements DatabaseStore {

    private final ObjectProvider<DataSource> databases;
    private final boolean createSchema;
    private final Clock clock;

    JdbcDatabaseStore(ObjectProvider<DataSource> databases, boolean createSchema, Clock clock) {
        this.databases = databases;
        this.createSchema = createSchema;
        this.clock = clock;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.JDBC;
    }

    @Override
    public boolean isPresent() {
        return databases.stream().findAny().isPresent();
    }

    @Override
    public OpenedStore open() {
        DataSource database = Optional.ofNullable(databases.getIfUnique())
                .orElseThrow(() -> new ScimStartupException(
                        "There is not exactly one DataSource for the SCIM store.",
                        "Mark one DataSource with @Primary, or declare a bean"
                                + " of OpenedStore: new JdbcStores(dataSource).opened()."));
        JdbcStores stores = new JdbcStores(database, JdbcConfig.defaults().withClock(clock));
        if (createSchema) {
            stores.createSchema();
        }
        stores.verify();
        return stores.opened();
    }
}
