package io.scimserver.memory;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * Audit store in the memory of the process. Listing looks at every entry of the tenant, newest first, until the page is
 * full. Safe for use by many threads.
 */
public final class InMemoryAuditStore implements AuditStore {

    private final Map<Tenant, NavigableMap<String, AuditEntry>> byTenant = new ConcurrentHashMap<>();

    @Override
    public void append(List<AuditEntry> entries) {
        entries.forEach(entry -> of(entry.event().tenant()).putIfAbsent(entry.id(), entry));
    }

    @Override
    public List<AuditEntry> list(AuditQuery query) {
        NavigableMap<String, AuditEntry> newestFirst = of(query.tenant()).descendingMap();
        return query.before().map(last -> newestFirst.tailMap(last, false)).orElse(newestFirst).values().stream()
                .filter(entry -> query.matches(entry.event()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public long deleteOlderThan(Instant time) {
        return byTenant.values().stream()
                .mapToLong(entries -> removeIf(entries, entry -> entry.time().isBefore(time)))
                .sum();
    }

    @Override
    public long erase(Tenant tenant, String employeeId) {
        List<AuditEntry> about = of(tenant).values().stream()
                .filter(entry -> entry.event().subject().isEmployee(employeeId))
                .toList();
        about.forEach(entry -> of(tenant).computeIfPresent(entry.id(), (id, present) -> present.erased()));
        return about.size();
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        NavigableMap<String, AuditEntry> entries = byTenant.remove(tenant);
        return entries == null ? 0 : entries.size();
    }

    Set<Tenant> tenants() {
        return byTenant.keySet();
    }

    private NavigableMap<String, AuditEntry> of(Tenant tenant) {
        return byTenant.computeIfAbsent(tenant, key -> new ConcurrentSkipListMap<>());
    }

    private static long removeIf(Map<String, AuditEntry> entries, Predicate<AuditEntry> condition) {
        List<AuditEntry> old = entries.values().stream().filter(condition).toList();
        return old.stream().filter(entry -> entries.remove(entry.id()) != null).count();
    }
}
