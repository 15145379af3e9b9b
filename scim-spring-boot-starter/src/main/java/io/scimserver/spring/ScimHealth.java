package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.store.StoreException;
import java.util.Optional;

/** Health of the SCIM server, for the indicators of both generations of Spring Boot. */
final class ScimHealth {

    private final ScimServer scim;
    private final OpenedStore stores;

    ScimHealth(ScimServer scim, OpenedStore stores) {
        this.scim = scim;
        this.stores = stores;
    }

    /** Returns the reason why the server cannot handle requests now; empty if it can. */
    Optional<String> problem() {
        try {
            stores.health().verify();
        } catch (StoreException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return scim.activity()
                .filter(log -> !log.isRunning())
                .map(ended -> "The thread of the activity log has ended; restart the application.");
    }
}
