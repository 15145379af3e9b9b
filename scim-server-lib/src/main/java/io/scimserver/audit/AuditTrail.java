package io.scimserver.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * Writes into an {@link AuditStore}: gives entries their ids and tries again when the store does not answer. The library
 * records what becomes of employees; a host records here what its administrators do. Safe for use by many threads.
 */
public final class AuditTrail {

    private static final int ATTEMPTS = 3;
    private static final int LATEST = 10;

    private final AuditStore store;
    private final NoArgGenerator ids;

    /** @param clock the time of the entries */
    public AuditTrail(AuditStore store, Clock clock) {
        this.store = store;
        this.ids = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    /**
     * Records what was done; durable when this returns.
     *
     * @throws StoreException if the store fails again and again; the entry may be there or not
     */
    public AuditEntry record(AuditEvent event) {
        return recordAll(List.of(event)).get(0);
    }

    /** As {@link #record}, for several in one call of the store. */
    public List<AuditEntry> recordAll(List<AuditEvent> events) {
        List<AuditEntry> entries = events.stream()
                .map(event -> new AuditEntry(ids.generate().toString(), event, false))
                .toList();
        append(entries);
        return entries;
    }

    /** The entries that match, the newest first. */
    public List<AuditEntry> list(AuditQuery query) {
        return store.list(query);
    }

    /**
     * Takes the values and the name of an employee out of its history, and records that this was done. What others'
     * histories say of it, such as that it was their manager, stays.
     *
     * @return how many entries there were about it
     */
    public long erase(Tenant tenant, String employeeId, AuditActor by) {
        long erased = store.erase(tenant, employeeId);
        record(AuditEvent.of(tenant, by, AuditSubject.employee(employeeId, ""), AuditEvent.ERASED));
        return erased;
    }

    private void append(List<AuditEntry> entries) {
        for (int attempt = 1; ; attempt++) {
            try {
                store.append(entries);
                return;
            } catch (StoreException.Unavailable | StoreException.OutcomeUnknown trouble) {
                if (attempt == ATTEMPTS) {
                    requireThere(entries, trouble);
                    return;
                }
            }
        }
    }

    private void requireThere(List<AuditEntry> entries, StoreException trouble) {
        if (!entries.stream().allMatch(this::isThere)) {
            throw trouble;
        }
    }

    /** Whether an entry whose answer was lost has arrived; others about the same subject may have come after it. */
    private boolean isThere(AuditEntry entry) {
        AuditQuery latest = AuditQuery.of(entry.event().tenant(), LATEST)
                .about(entry.event().subject().id());
        return store.list(latest).stream().anyMatch(found -> found.id().equals(entry.id()));
    }
}
