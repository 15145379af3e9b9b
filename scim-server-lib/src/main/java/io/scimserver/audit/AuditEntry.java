package io.scimserver.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept of something that was done. Immutable.
 *
 * @param id a UUID of version 7 (RFC 9562 §5.7), in lower case: it holds the time, and ids sort in its order
 * @param event what was done
 * @param isErased whether its values were taken out because the person asked for it
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

    /** When it was done, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> BITS_BEHIND_THE_TIME);
    }

    /** The same without values and names: what was done stays known, and to which id. */
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
