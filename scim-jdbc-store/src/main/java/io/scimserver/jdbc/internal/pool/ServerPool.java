package io.scimserver.jdbc.internal.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Lease;
import java.sql.SQLException;
import java.time.Duration;

/** Pool of connections to a server, by HikariCP: the only class here that needs it. Connects at its first use. */
public final class ServerPool implements Connections, AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final HikariDataSource pool;

    /** @param timeout the time after which a connection is given up on which nothing arrives */
    public ServerPool(String url, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("scim");
        config.setJdbcUrl(url);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (url.startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("socketTimeout", String.valueOf(timeout.toSeconds()));
            // Details name values of users.
            config.addDataSourceProperty("logServerErrorDetail", "false");
        } else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            config.addDataSourceProperty("socketTimeout", String.valueOf(timeout.toMillis()));
        }
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Lease take(boolean isForWriting) throws SQLException {
        return Lease.readCommitted(pool.getConnection());
    }

    @Override
    public void giveBack(Lease lease, boolean isForWriting, boolean isSound) throws SQLException {
        if (!isSound) {
            pool.evictConnection(lease.connection());
        }
        lease.connection().close();
    }

    @Override
    public void close() {
        pool.close();
    }
}
