package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;

/**
 * Database server that tests use, in a new schema or database each time.
 *
 * @param url the URL with user and password, which may create it
 */
record TestServer(String url) {

    private static final String POSTGRES = "jdbc:postgresql:";

    static TestServer postgres() {
        return new TestServer(System.getenv("SCIM_TEST_POSTGRES_URL"));
    }

    static TestServer mariaDb() {
        return new TestServer(System.getenv("SCIM_TEST_MARIADB_URL"));
    }

    OpenedStore emptyStores() {
        return new JdbcStoresProvider().open(emptyDatabase(), Clock.systemUTC());
    }

    /** Returns the URL of a database without any table. */
    String emptyDatabase() {
        String name = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute((url.startsWith(POSTGRES) ? "create schema " : "create database ") + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url.startsWith(POSTGRES)
                ? url + "&currentSchema=" + name
                : url.replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
    }
}
