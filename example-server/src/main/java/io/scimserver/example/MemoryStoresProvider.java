package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryTransfer;
import io.scimserver.memory.InMemoryUserStores;
import java.time.Clock;
import java.util.Set;

/** Provider for {@code memory:}, for trials: everything is forgotten when the server stops. */
public final class MemoryStoresProvider implements UserStoresProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    @Override
    public String description() {
        return "memory: (forgets everything when the server stops)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        InMemoryUserStores users = new InMemoryUserStores(clock);
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        InMemorySettingsStore settings = new InMemorySettingsStore();
        InMemoryAuditStore audit = new InMemoryAuditStore();
        InMemoryActivityStore activity = new InMemoryActivityStore();
        return OpenedStore.of(users)
                .withTokens(tokens)
                .withSettings(settings)
                .withAudit(audit)
                .withActivity(activity)
                .withGroups(new InMemoryGroupStores(clock))
                .withTransfer(new InMemoryTransfer(users, tokens, settings, audit, activity));
    }
}
