package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.spring.ScimProperties.StoreKind;
import io.scimserver.store.StoreException;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finder of the stores: beans of the application first, then the database of the application. */
final class StoreFinder {

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
        return host.applyTo(stores);
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
}
