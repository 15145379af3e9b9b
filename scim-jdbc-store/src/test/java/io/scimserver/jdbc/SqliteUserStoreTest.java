package io.scimserver.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class SqliteUserStoreTest implements UserContracts {

    @TempDir
    static Path folder;

    private static JdbcStores stores;

    @BeforeAll
    static void open() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("scim.db"));
        stores = new JdbcStores(source);
        stores.createSchema();
    }

    @Override
    public JdbcStores stores() {
        return stores;
    }
}
