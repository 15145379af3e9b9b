package io.scimserver.jdbc.internal.audit;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.format.AuditJson;
import io.scimserver.jdbc.internal.log.LogFormat;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
import java.util.LinkedHashSet;
import java.util.Set;

/** Stored form of an entry, {@link AuditJson}, and the terms that it is found by. */
final class AuditFormat implements LogFormat<AuditEntry> {

    /** Actions without a term: it would find next to everything. */
    private static final Set<String> COMMON_ACTIONS = Set.of(AuditEvent.CREATED, AuditEvent.UPDATED);

    static LogTerm subject(String id) {
        return new LogTerm('S', id);
    }

    static LogTerm actor(String id) {
        return new LogTerm('A', id);
    }

    static LogTerm actorKind(AuditActor.Kind kind) {
        return new LogTerm('K', kind.name());
    }

    static LogTerm action(String action) {
        return new LogTerm('X', action);
    }

    static boolean isTerm(String action) {
        return !COMMON_ACTIONS.contains(action);
    }

    @Override
    public Position position(AuditEntry entry) {
        return new Position(entry.time().toEpochMilli(), entry.id());
    }

    @Override
    public Set<LogTerm> terms(AuditEntry entry) {
        AuditEvent event = entry.event();
        Set<LogTerm> terms = new LinkedHashSet<>();
        terms.add(subject(event.subject().id()));
        terms.add(actor(event.actor().id()));
        terms.add(actorKind(event.actor().kind()));
        if (isTerm(event.action())) {
            terms.add(action(event.action()));
        }
        return terms;
    }

    @Override
    public byte[] write(AuditEntry entry) {
        return AuditJson.write(entry);
    }

    @Override
    public AuditEntry read(byte[] stored) {
        return AuditJson.read(stored);
    }
}
