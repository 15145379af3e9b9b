package com.example.scim.jdbc;

import io.scimserver.store.StoreException;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * User stores in a relational database, for all tenants: PostgreSQL, or H2. One row of {@code scim_user} is a user; its
 * rows in {@code scim_entry} are for filters and orders. Safe for use by many threads, and by several servers on one
 * database.
 *
 * <p>Texts are kept as UTF-8 in columns of bytes: they compare exactly and in code point order whatever the collation,
 * and may hold U+0000, which PostgreSQL's text cannot. Its index entries end at 2.7 kB: hence the checks and the heads.
 */
public final class JdbcUserStores implements UserStores {

    private static final List<String> TABLES = List.of(
            """
            create table if not exists scim_user (
                seq bigint generated always as identity primary key,
                tenant bytea not null,
                id bytea not null,
                version bytea not null,
                user_name bytea not null check (octet_length(user_name) <= 1000),
                json bytea not null,
                unique (tenant, id),
                unique (tenant, user_name),
                unique (tenant, seq))
            """,
            """
            create table if not exists scim_entry (
                owner bigint not null references scim_user on delete cascade,
                tenant bytea not null,
                name bytea not null check (octet_length(name) <= 1000),
                element int not null,
                preferred boolean not null,
                head bytea not null,
                whole bytea not null)
            """,
            "create index if not exists scim_entry_search on scim_entry (tenant, name, head, owner)",
            "create index if not exists scim_entry_owner on scim_entry (owner, name)");

    private final Database database;
    private final Clock clock;

    /**
     * Opens the users in this database. {@link #createTables} once before the first use.
     *
     * @param database pooled, if speed counts; the caller closes it
     * @param clock the source of {@code created} and {@code lastModified}
     */
    public JdbcUserStores(DataSource database, Clock clock) {
        Jdbi jdbi = Jdbi.create(database);
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(30);
        this.database = new Database(jdbi);
        this.clock = clock;
    }

    /** Creates the tables and indexes that are not there yet; several servers may do so at once. */
    public void createTables() {
        TABLES.forEach(this::create);
    }

    /** @throws StoreException.Unavailable if the database does not respond */
    public void verify() {
        database.read(handle -> handle.execute("select 1"));
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return new JdbcUserStore(database, clock, tenant);
    }

    private void create(String table) {
        try {
            database.read(handle -> handle.execute(table));
        } catch (StoreException e) {
            // Of two servers that found nothing there the slower one fails, and finds it there the next time
            database.read(handle -> handle.execute(table));
        }
    }
}
