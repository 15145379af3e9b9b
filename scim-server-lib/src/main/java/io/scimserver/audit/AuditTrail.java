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
 * Writer of an {@link AuditStore}: it gives entries their ids and tries again when the store does not respond. The
 * library records changes of users; a host records here the actions of its administrators. Safe for use by many
 * threads.
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
     * Records an action; durable when this returns.
     *
     * @throws StoreException if the store fails again and again; the entry may be there or not
     */
    public AuditEntry record(AuditEvent event) {
        return recordAll(List.of(event)).get(0);
    }

    /** Records several actions in one call of the store, as {@link #record} does for one. */
    public List<AuditEntry> recordAll(List<AuditEvent> events) {
        List<AuditEntry> entries = events.stream()
                .map(event -> new AuditEntry(ids.generate().toString(), event, false))
                .toList();
        append(entries);
        return entries;
    }

    /** Returns the entries that match, the newest first. */
    public List<AuditEntry> list(AuditQuery query) {
        return store.list(query);
    }

    /**
     * Takes the values and the name of a user out of its history, and records this erasure. Mentions in the histories
     * of others, such as that the user was their manager, stay.
     *
     * @return the number of entries about it
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

    /**
     * Returns true if an entry whose acknowledgement was lost has arrived; others about the same subject may have come
     * after it.
     */
    private boolean isThere(AuditEntry entry) {
        AuditQuery latest = AuditQuery.of(entry.event().tenant(), LATEST)
                .about(entry.event().subject().id());
        return store.list(latest).stream().anyMatch(found -> found.id().equals(entry.id()));
    }
}
