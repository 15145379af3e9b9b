package io.scimserver.example.support;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import io.scimserver.store.Paging;
import io.scimserver.store.UserQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * New empty databases of every kind that is here: SQLite, H2 and MongoDB (see {@link SharedDatabase}); PostgreSQL and
 * MariaDB if {@code SCIM_TEST_POSTGRES_URL} and {@code SCIM_TEST_MARIADB_URL} name a server.
 */
public final class Databases implements AutoCloseable {

    /** Query for the number of all users. */
    public static final UserQuery COUNT = new UserQuery(
            Optional.empty(),
            Optional.empty(),
            new Paging.Offset(1, 0),
            path -> new AttributeType(Type.STRING, false, false));

    private static final Optional<String> POSTGRES = server("SCIM_TEST_POSTGRES_URL");
    private static final Optional<String> MARIADB = server("SCIM_TEST_MARIADB_URL");

    /** Kinds of databases. */
    public enum Kind {
        SQLITE,
        H2,
        MONGODB,
        POSTGRESQL,
        MARIADB;

        boolean isHere() {
            return (this != POSTGRESQL || POSTGRES.isPresent()) && (this != MARIADB || Databases.MARIADB.isPresent());
        }
    }

    /** Way from one kind of database to another. */
    public record Way(Kind from, Kind to) {}

    private final Path folder;
    private final List<SharedDatabase> started = new ArrayList<>();

    public Databases(Path folder) {
        this.folder = folder;
    }

    /** Returns every way between two databases that are here. */
    public static Stream<Way> ways() {
        return Stream.of(Kind.values())
                .filter(Kind::isHere)
                .flatMap(from -> Stream.of(Kind.values())
                        .filter(Kind::isHere)
                        .filter(to -> to != from)
                        .map(to -> new Way(from, to)));
    }

    /** Returns the URI of a new database. */
    public String newUri(Kind kind) throws SQLException {
        String name = "s" + UUID.randomUUID().toString().replace("-", "");
        return switch (kind) {
            case SQLITE -> "sqlite:" + folder.resolve(name + ".db");
            case H2 -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
            case MONGODB -> mongo();
            case POSTGRESQL -> {
                create(POSTGRES.orElseThrow(), "create schema " + name);
                yield POSTGRES.orElseThrow() + "&currentSchema=" + name;
            }
            case MARIADB -> {
                create(MARIADB.orElseThrow(), "create database " + name);
                yield MARIADB.orElseThrow().replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
            }
        };
    }

    @Override
    public void close() {
        started.forEach(SharedDatabase::close);
    }

    private String mongo() {
        SharedDatabase database = SharedDatabase.startMongo();
        started.add(database);
        return database.uri();
    }

    private static void create(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(statement);
        }
    }

    private static Optional<String> server(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(url -> !url.isEmpty());
    }
}
