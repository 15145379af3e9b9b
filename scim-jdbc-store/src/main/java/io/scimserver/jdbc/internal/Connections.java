package io.scimserver.jdbc.internal;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Source of connections. Safe for use by many threads. */
public interface Connections {

    /** Gives a connection to the caller alone, with autocommit on. */
    Lease take(boolean isForWriting) throws SQLException;

    /**
     * Takes a connection back.
     *
     * @param isSound false if it must not be used again
     */
    void giveBack(Lease lease, boolean isForWriting, boolean isSound) throws SQLException;

    /** Returns the connections of a data source, which pools them or not. */
    static Connections of(DataSource source) {
        return new Connections() {
            @Override
            public Lease take(boolean isForWriting) throws SQLException {
                return Lease.of(source.getConnection());
            }

            @Override
            public void giveBack(Lease lease, boolean isForWriting, boolean isSound) throws SQLException {
                lease.connection().close();
            }
        };
    }
}
