package io.scimserver.testkit.user;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Provider for {@code list:}; each tenant gets a list of its own. */
public final class ListStoresProvider implements UserStoresProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("list");
    }

    @Override
    public String description() {
        return "list: (forgets everything when the server stops)";
    }

    @Override
    public OpenedStore open(String uri, Clock clock) {
        Map<Tenant, UserStore> companies = new ConcurrentHashMap<>();
        return OpenedStore.of(company -> companies.computeIfAbsent(company, first -> new ListUserStore(clock)));
    }
}
