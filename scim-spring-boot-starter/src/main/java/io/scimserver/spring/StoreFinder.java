package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.spring.ScimProperties.StoreKind;
import io.scimserver.store.StoreException;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finder of the stores: beans of the application first, then the database of the application. */
final class StoreFinder {

    private static final Logger log = LoggerFactory.getLogger(StoreFinder.class);

    private final HostStores host;
    private final List<DatabaseStore> databases;
    private final ScimProperties properties;
    private final Clock clock;

    StoreFinder(HostStores host, Stream<DatabaseStore> databases, ScimProperties properties, Clock clock) {
        this.host = host;
        this.databases = databases.toList();
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws ScimStartupException if there is no store, or more than one */
    OpenedStore find() {
        Optional<OpenedStore> database = database();
        OpenedStore stores = host.users()
                .map(own -> with(own, database))
                .or(() -> database)
                .orElseThrow(() -> new ScimStartupException(
                        "There is no store for SCIM users.",
                        "Declare a bean of UserStore or UserStores, or add io.scimserver:scim-jdbc-store to an application"
                                + " with a DataSource or io.scimserver:scim-mongo-store to one with a MongoClient,"
                                + " or set scim.store=memory for a trial."));
        return complete(host.applyTo(stores));
    }

    /** Returns stores in which these users take the place of those of the database, and of what belongs to them. */
    private static OpenedStore with(UserStores own, Optional<OpenedStore> database) {
        return database.map(rest -> new OpenedStore(
                        own,
                        rest.tokens(),
                        rest.settings(),
                        rest.audit(),
                        rest.activity(),
                        Optional.empty(),
                        Optional.empty(),
                        rest.health(),
                        rest.resources()))
                .orElseGet(() -> OpenedStore.of(own));
    }

    private Optional<OpenedStore> database() {
        StoreKind wanted = properties.store();
        if (wanted == StoreKind.MEMORY) {
            return Optional.of(OpenedStore.inMemory(clock));
        }
        List<DatabaseStore> found = databases.stream()
                .filter(each -> wanted == null || each.kind() == wanted)
                .filter(DatabaseStore::isPresent)
                .toList();
        if (wanted != null && found.isEmpty()) {
            throw missing(wanted);
        }
        if (found.size() > 1) {
            throw new ScimStartupException(
                    "There are two databases for SCIM users, a DataSource and a MongoClient.",
                    "Set scim.store to jdbc or mongo.");
        }
        return found.stream().findFirst().map(StoreFinder::open);
    }

    private static ScimStartupException missing(StoreKind wanted) {
        String name = wanted.name().toLowerCase(Locale.ROOT);
        String bean = wanted == StoreKind.JDBC ? "DataSource" : "MongoClient";
        return new ScimStartupException(
                "The property scim.store is " + name + ", and there is no such store.",
                "Add io.scimserver:scim-" + name + "-store, and declare a bean of " + bean + ".");
    }

    private static OpenedStore open(DatabaseStore database) {
        try {
            return database.open();
        } catch (StoreException.Unavailable e) {
            String url = database.kind() == StoreKind.JDBC ? "spring.datasource.url" : "the URI of MongoDB";
            throw new ScimStartupException(
                    "The database of the SCIM store cannot be used: " + e.getMessage(),
                    "Start the database, check " + url + ", its user and password, and that the user may create"
                            + " the tables (scim.create-schema=false if something else creates them).",
                    e);
        }
    }

    /** Returns the stores, with those in memory that the server or the console cannot be without. */
    private OpenedStore complete(OpenedStore found) {
        OpenedStore stores = found;
        if (stores.settings().isEmpty()) {
            stores = stores.withSettings(new InMemorySettingsStore());
            log.info("No SettingsStore was found: cursors and counts of the change guard end with the process");
        }
        if (stores.tokens().isEmpty()) {
            requireCredentials();
            stores = stores.withTokens(new InMemoryTokenStore());
        }
        return properties.console().enabled() ? completeForConsole(stores) : stores;
    }

    /** Refuses to start a server that no identity provider could use. */
    private void requireCredentials() {
        if (properties.console().enabled()) {
            log.warn("No TokenStore was found: tokens that the console issues end with the process");
        } else if (properties.token().isEmpty() && !host.hasAuthenticator()) {
            throw new ScimStartupException(
                    "No identity provider can authenticate: there is no place for tokens.",
                    "Set scim.token to a secret of at least " + ScimTokens.SHORTEST
                            + " characters (\"openssl rand -base64 32\" makes one), or declare a bean of TokenStore or"
                            + " Authenticator.");
        }
    }

    private static OpenedStore completeForConsole(OpenedStore found) {
        OpenedStore stores = found;
        if (stores.activity().isEmpty()) {
            stores = stores.withActivity(new InMemoryActivityStore());
            log.warn("No ActivityStore was found: the activity log ends with the process");
        }
        if (stores.audit().isEmpty()) {
            stores = stores.withAudit(new InMemoryAuditStore());
            log.warn("No AuditStore was found: the history of users and administrators ends with the process");
        }
        return stores;
    }
}
