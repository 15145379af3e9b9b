package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoresTest implements OtherContracts {

    @TempDir
    static Path folder;

    private final List<OpenedStore> opened = new ArrayList<>();

    @Override
    public OpenedStore emptyStores() {
        OpenedStore stores =
                new JdbcStoresProvider().open("sqlite:" + folder.resolve(UUID.randomUUID() + ".db"), Clock.systemUTC());
        opened.add(stores);
        return stores;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenedStore::close);
    }
}
