package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.pool.ServerPool;
import io.scimserver.jdbc.internal.pool.SqliteFile;
import io.scimserver.jdbc.internal.pool.SqlitePool;
import io.scimserver.store.StoreException.Unavailable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Provider for {@code sqlite:<file>} and for {@code jdbc:postgresql:}, {@code jdbc:mariadb:}, {@code jdbc:mysql:},
 * {@code jdbc:h2:} and {@code jdbc:sqlite:} URLs. The driver has to be on the class path; a server's URL also needs
 * HikariCP. Opening creates the tables that are missing. A SQLite file is for one process at a time, and is read as a whole
 * to find damage: before it is opened, or, if it is larger than 64 MB, meanwhile. Every call fails once damage is found.
 */
public final class JdbcStoresProvider implements UserStoresProvider {

    private static final String SQLITE = "sqlite:";
    private static final String SQLITE_URL = "jdbc:sqlite:";

    /** Multiple of the time-out of a statement after which its connection is given up. */
    private static final int PATIENCE = 3;

    @Override
    public Set<String> schemes() {
        return Set.of("sqlite", "jdbc");
    }

    @Override
    public String description() {
        return "sqlite:<file>, jdbc:postgresql://<host>/<database>?user=...&password=..., jdbc:mariadb:, jdbc:mysql:";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        JdbcConfig config = JdbcConfig.defaults().withClock(clock);
        Optional<String> file = file(uri);
        requireDriver(file.map(path -> SQLITE_URL + path).orElse(uri));
        if (file.isPresent()) {
            return open(SqliteFile.open(Path.of(file.get())), config);
        }
        ServerPool pool = serverPool(uri, config.timeout().multipliedBy(PATIENCE));
        return open(pool, config, pool::close);
    }

    private static OpenedStore open(SqliteFile file, JdbcConfig config) {
        SqlitePool pool = new SqlitePool(file.path().toString(), config.timeout());
        Runnable close = () -> {
            pool.close();
            file.close();
        };
        try {
            pool.check();
            OpenedStore stores = explaining(file, () -> open(pool, config, close));
            OpenedStore.Health health = stores.health();
            return stores.withHealth(() -> explaining(file, () -> {
                health.verify();
                return true;
            }));
        } catch (SQLException e) {
            close.run();
            throw SqliteFile.explain(file.path(), e);
        }
    }

    /** Runs a step, whose failure is explained to an administrator. */
    private static <T> T explaining(SqliteFile file, Supplier<T> step) {
        try {
            return step.get();
        } catch (Unavailable e) {
            throw e.getCause() instanceof SQLException cause ? SqliteFile.explain(file.path(), cause) : e;
        }
    }

    private static OpenedStore open(Connections connections, JdbcConfig config, Runnable close) {
        try {
            JdbcStores stores = new JdbcStores(connections, config);
            stores.createSchema();
            stores.verify();
            return stores.opened().releasing(close);
        } catch (RuntimeException e) {
            close.run();
            throw e;
        }
    }

    /** Returns the file that a URI names; empty if it is a server's. */
    private static Optional<String> file(String uri) {
        Optional<String> file = uri.startsWith(SQLITE)
                ? Optional.of(uri.substring(SQLITE.length()))
                : Optional.of(uri)
                        .filter(url -> url.startsWith(SQLITE_URL))
                        .map(url -> url.substring(SQLITE_URL.length()));
        if (file.filter(path -> path.isBlank() || path.startsWith(":")).isPresent()) {
            throw new IllegalArgumentException("sqlite: needs the path of a file, such as sqlite:./data/scim.db");
        }
        return file;
    }

    /** Refuses a URL that no driver knows. Drivers and pools would show it in their messages, with its password. */
    @SuppressWarnings("UnusedException")
    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalArgumentException("no driver on the class path knows such a URL");
        }
    }

    @SuppressWarnings("UnusedException")
    private static ServerPool serverPool(String url, Duration timeout) {
        try {
            return new ServerPool(url, timeout);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException("a store on a server needs com.zaxxer:HikariCP on the class path");
        }
    }
}
