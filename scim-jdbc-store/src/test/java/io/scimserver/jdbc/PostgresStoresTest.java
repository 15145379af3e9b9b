package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** Contracts of all but users on a server that the environment names: the build selects it only then. */
@Tag("postgres")
class PostgresStoresTest implements OtherContracts {

    private final List<OpenedStore> opened = new ArrayList<>();

    @Override
    public OpenedStore emptyStores() {
        OpenedStore stores = TestServer.postgres().emptyStores();
        opened.add(stores);
        return stores;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenedStore::close);
    }
}
