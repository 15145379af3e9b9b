package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completion of stores with those in memory that the server or the console cannot be without. */
final class StoreCompletion {

    private static final Logger log = LoggerFactory.getLogger(StoreCompletion.class);

    private final HostStores host;
    private final ScimProperties properties;

    StoreCompletion(HostStores host, ScimProperties properties) {
        this.host = host;
        this.properties = properties;
    }

    /** Returns the stores of the server and of the console. */
    OpenedStore complete(OpenedStore found) {
        OpenedStore stores = found;
        if (stores.settings().isEmpty()) {
            stores = stores.withSettings(new InMemorySettingsStore());
            log.info(
                    "No SettingsStore was found: cursors and counts of the change guard are lost when the process ends");
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
            log.warn("No TokenStore was found: tokens that the console issues are lost when the process ends");
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
            log.warn("No ActivityStore was found: the activity log is lost when the process ends");
        }
        if (stores.audit().isEmpty()) {
            stores = stores.withAudit(new InMemoryAuditStore());
            log.warn("No AuditStore was found: the history of users and administrators is lost when the process ends");
        }
        return stores;
    }
}
