package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.pool.ServerPool;
import io.scimserver.jdbc.internal.pool.SqlitePool;
import io.scimserver.store.StoreException.Unavailable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Provider for {@code sqlite:<file>} and for {@code jdbc:postgresql:}, {@code jdbc:mariadb:}, {@code jdbc:mysql:},
 * {@code jdbc:h2:} and {@code jdbc:sqlite:} URLs. The driver has to be on the class path; a server's URL also needs
 * HikariCP. Opening creates the tables that are missing.
 */
public final class JdbcStoresProvider implements UserStoresProvider {

    private static final String SQLITE = "sqlite:";
    private static final String SQLITE_URL = "jdbc:sqlite:";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

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
            SqlitePool pool = new SqlitePool(present(file.get()), config.timeout());
            return open(pool, config, pool::close);
        }
        ServerPool pool = serverPool(uri, config.timeout().multipliedBy(PATIENCE));
        return open(pool, config, pool::close);
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

    /** Returns the path of a file that is there; a new one is open to the user of this process only. */
    private static String present(String file) {
        Path path = Path.of(file).toAbsolutePath();
        try {
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(path));
            if (Files.notExists(path)) {
                create(path);
            }
            return path.toString();
        } catch (IOException e) {
            throw new Unavailable("the file " + path + " cannot be created", RETRY_AFTER, e);
        }
    }

    /** Creates an empty file, which is an empty database. The database gives the files beside it the same permissions. */
    @SuppressWarnings("UnusedException")
    private static void create(Path path) throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] permissions = isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, permissions);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        }
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
    private static ServerPool serverPool(String url, Duration answerWithin) {
        try {
            return new ServerPool(url, answerWithin);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException("a store on a server needs com.zaxxer:HikariCP on the class path");
        }
    }
}
