package io.scimserver.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entry about one recorded action. Immutable.
 *
 * @param id a UUID of version 7 (RFC 9562 §5.7), in lower case: it holds the time, and ids sort in its order
 * @param event the action
 * @param isErased true if its values were taken out because the person asked for it
 */
public record AuditEntry(String id, AuditEvent event, boolean isErased) {

    private static final int BITS_BEHIND_THE_TIME = 16;

    /** @throws IllegalArgumentException if the id is not a UUID of version 7 in lower case */
    public AuditEntry {
        UUID uuid = UUID.fromString(id);
        if (uuid.version() != 7 || !uuid.toString().equals(id)) {
            throw new IllegalArgumentException("the id of an entry is a UUID of version 7, not " + id);
        }
    }

    /** Returns the time of the action, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> BITS_BEHIND_THE_TIME);
    }

    /** Returns a copy without values and names: the action and the id of its subject stay known. */
    public AuditEntry erased() {
        AuditSubject nameless =
                new AuditSubject(event.subject().kind(), event.subject().id(), "");
        List<AuditChange> paths = event.changes().stream()
                .map(change -> new AuditChange(change.path(), Optional.empty(), Optional.empty()))
                .toList();
        AuditEvent remaining = new AuditEvent(
                event.tenant(),
                event.actor(),
                event.requestId(),
                nameless,
                event.action(),
                event.versionBefore(),
                event.versionAfter(),
                paths);
        return new AuditEntry(id, remaining, true);
    }
}
