package com.example.scim.jdbc;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Users of all tenants in a relational database: PostgreSQL, or H2. One row of {@code scim_user} is a user; its rows in
 * {@code scim_value} are what filters and orders ask. Safe for use by many threads, and by several servers on one database.
 */
public final class JdbcUserStores implements UserStores {

    private static final int STATEMENT_SECONDS = 30;

    private static final List<String> TABLES = List.of(
            """
            create table if not exists scim_user (
                seq bigint generated always as identity primary key,
                tenant bytea not null,
                id bytea not null,
                version bytea not null,
                created bigint not null,
                modified bigint not null,
                user_name bytea not null,
                document bytea not null,
                unique (tenant, id),
                unique (tenant, user_name))
            """,
            """
            create table if not exists scim_value (
                owner bigint not null references scim_user on delete cascade,
                tenant bytea not null,
                name bytea not null,
                element int not null,
                preferred boolean not null,
                head bytea not null,
                whole bytea not null)
            """,
            "create index if not exists scim_user_order on scim_user (tenant, seq)",
            "create index if not exists scim_value_search on scim_value (tenant, name, head, owner)",
            "create index if not exists scim_value_owner on scim_value (owner, name)");

    private final Jdbi jdbi;
    private final Clock clock;

    /**
     * Users in this database. {@link #createTables} once before the first use.
     *
     * @param database pooled, if speed counts; the caller closes it
     * @param clock the source of {@code created} and {@code lastModified}
     */
    public JdbcUserStores(DataSource database, Clock clock) {
        this.jdbi = Jdbi.create(database);
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS);
        this.clock = clock;
    }

    /** Makes the tables and indexes that are not there yet; several servers may do so at once. */
    public void createTables() {
        Transactions.of(jdbi)
                .read(handle -> TABLES.stream()
                        .map(definition -> create(handle, definition))
                        .toList());
    }

    private static int create(Handle handle, String definition) {
        try {
            return handle.execute(definition);
        } catch (UnableToExecuteStatementException e) {
            // why: of two servers that found nothing there the slower one fails, and finds it there the next time
            return handle.execute(definition);
        }
    }

    /** @throws io.scimserver.store.StoreException.Unavailable if the database does not answer */
    public void verify() {
        Transactions.of(jdbi)
                .read(handle -> handle.select("select 1").mapTo(int.class).one());
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return new JdbcUserStore(Transactions.of(jdbi), clock, tenant);
    }
}
