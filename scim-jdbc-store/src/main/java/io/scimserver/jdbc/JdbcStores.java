package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Schema;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.activity.JdbcActivityStore;
import io.scimserver.jdbc.internal.audit.JdbcAuditStore;
import io.scimserver.jdbc.internal.settings.JdbcSettingsStore;
import io.scimserver.jdbc.internal.token.JdbcTokenStore;
import io.scimserver.jdbc.internal.user.AllGroups;
import io.scimserver.jdbc.internal.user.AllUsers;
import io.scimserver.store.GroupStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.UserStores;
import io.scimserver.store.search.PageEnds;
import javax.sql.DataSource;

/**
 * Users, groups, tokens, settings, history and the activity log in one relational database: SQLite, PostgreSQL, MariaDB, MySQL
 * or H2.
 *
 * <p>The application makes the data source, which pools connections, and closes it. Before the first start and after
 * each upgrade, call {@link #createSchema()}, or run the script of the jar for your database, such as
 * {@code io/scimserver/jdbc/postgresql.sql}; nothing else here creates or changes a table. Ask {@link #verify()} if the
 * stores are ready for requests.
 *
 * <p>A write is one transaction at READ COMMITTED and is durable as far as the database commits durably. A commit that
 * was sent and not answered is reported as {@link io.scimserver.store.StoreException.OutcomeUnknown}, all other trouble
 * with the database as {@link io.scimserver.store.StoreException.Unavailable}; neither tells anything of a user.
 * Deadlocks, serialization failures and a busy SQLite file are tried again, a bounded number of times.
 *
 * <p>Safe for use by many threads, and by several servers on one database.
 */
public final class JdbcStores {

    private final Database database;
    private final AllUsers users;
    private final AllGroups groups;
    private final TokenStore tokens;
    private final JdbcSettingsStore settings;
    private final AuditStore audit;
    private final ActivityStore activity;
    private final StoreTransfer transfer;

    /** Opens the stores in this database, with {@link JdbcConfig#defaults()}. */
    public JdbcStores(DataSource database) {
        this(database, JdbcConfig.defaults());
    }

    /** Opens the stores in this database. */
    public JdbcStores(DataSource database, JdbcConfig config) {
        this(Connections.of(database), config);
    }

    JdbcStores(Connections connections, JdbcConfig config) {
        this.database = new Database(connections, config.timeout());
        Tenants tenants = new Tenants(database);
        PageEnds pageEnds = new PageEnds(config.clock());
        this.users = new AllUsers(database, tenants, config.clock(), pageEnds);
        this.groups = new AllGroups(database, tenants, config.clock(), pageEnds);
        this.tokens = new JdbcTokenStore(database, tenants);
        this.settings = new JdbcSettingsStore(database);
        this.audit = new JdbcAuditStore(database, tenants);
        this.activity = new JdbcActivityStore(database, tenants);
        this.transfer = new JdbcTransfer(tenants, users, groups, settings);
    }

    /** Returns the users of all tenants. */
    public UserStores users() {
        return users;
    }

    /** Returns the groups of all tenants, whose members are these users. */
    public GroupStores groups() {
        return groups;
    }

    /** Returns the bearer tokens. */
    public TokenStore tokens() {
        return tokens;
    }

    /** Returns the values that several servers share. */
    public SettingsStore settings() {
        return settings;
    }

    /** Returns the history of users and the actions of administrators. */
    public AuditStore audit() {
        return audit;
    }

    /** Returns the activity log. */
    public ActivityStore activity() {
        return activity;
    }

    /** Returns access to everything in the database, for copying it. */
    public StoreTransfer transfer() {
        return transfer;
    }

    /** Returns all of these together, as an application takes them from a provider; there is nothing to close. */
    public OpenedStore opened() {
        return OpenedStore.of(users)
                .withTokens(tokens)
                .withSettings(settings)
                .withAudit(audit)
                .withActivity(activity)
                .withGroups(groups)
                .withTransfer(transfer)
                .withHealth(this::verify);
    }

    /**
     * Creates the tables and indexes that are missing; changes nothing if all are there. Several servers may do so at
     * once.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if the database does not do it
     */
    public void createSchema() {
        new Schema(database).create();
    }

    /**
     * Returns if the stores are ready for requests: the database responds and has the tables of this version.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if it is not; the message says why
     */
    public void verify() {
        new Schema(database).verify();
    }
}
