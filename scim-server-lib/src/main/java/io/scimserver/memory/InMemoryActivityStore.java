package io.scimserver.memory;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Activity log in the memory of the process; of each tenant it keeps the newest entries only. Safe for use by many
 * threads.
 */
public final class InMemoryActivityStore implements ActivityStore {

    private static final int DEFAULT_ENTRIES = 10_000;

    private final int entriesPerTenant;
    private final Map<Optional<Tenant>, TenantActivity> tenants = new ConcurrentHashMap<>();

    /** Creates a store that keeps 10,000 entries of each tenant. */
    public InMemoryActivityStore() {
        this(DEFAULT_ENTRIES);
    }

    /** @param entriesPerTenant the number of entries of each tenant that are kept: the newest */
    public InMemoryActivityStore(int entriesPerTenant) {
        this.entriesPerTenant = entriesPerTenant;
    }

    @Override
    public void append(List<ActivityEntry> entries) {
        entries.forEach(entry -> of(entry.tenant()).add(entry));
    }

    @Override
    public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
        return of(tenant).find(id);
    }

    @Override
    public ActivityPage search(ActivityQuery query) {
        return of(query.tenant()).search(query);
    }

    @Override
    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
        return of(tenant).countsByDay(first, last);
    }

    @Override
    public long deleteBefore(Instant time) {
        return tenants.values().stream()
                .mapToLong(activity -> activity.deleteBefore(time))
                .sum();
    }

    @Override
    public long erase(Tenant tenant, Subject person) {
        return of(Optional.of(tenant)).erase(person);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return Optional.ofNullable(tenants.remove(Optional.of(tenant)))
                .map(TenantActivity::size)
                .orElse(0);
    }

    Stream<Tenant> tenants() {
        return tenants.keySet().stream().flatMap(Optional::stream);
    }

    private TenantActivity of(Optional<Tenant> tenant) {
        return tenants.computeIfAbsent(tenant, ignored -> new TenantActivity(entriesPerTenant));
    }
}
